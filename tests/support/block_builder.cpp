#include "tests/support/block_builder.hpp"

#include <algorithm>
#include <bit>
#include <stdexcept>

namespace exhume::test {
namespace {

std::uint8_t size_code(std::size_t size) {
  return static_cast<std::uint8_t>((std::bit_width(size) - 9) << 5 | 2);
}

void put_scn(BlockBuilder& block, std::size_t at, std::uint64_t scn) {
  block.put(at, 4, scn & 0xffffffff).put(at + 4, 2, scn >> 32 & 0xffff).put(at + 6, 2, scn >> 48);
}

}  // namespace

BlockBuilder::BlockBuilder(std::size_t size, bool big_endian, std::uint8_t type, std::uint32_t rdba,
                           std::optional<std::uint8_t> format)
    : big_endian_(big_endian), bytes_(size) {
  put(0, 1, type);
  put(1, 1, format.value_or(size_code(size)));
  put(4, 4, rdba);
  put(14, 1, 1);
  put(15, 1, 4);
}

BlockBuilder& BlockBuilder::scn(std::uint64_t scn) {
  put(8, 4, scn & 0xffffffff);
  put(12, 2, scn >> 32 & 0xffff);
  return put(2, 2, scn >> 48);
}

BlockBuilder& BlockBuilder::put(std::size_t at, std::size_t size, std::uint64_t value) {
  for (std::size_t i = 0; i < size; ++i) {
    bytes_.at(big_endian_ ? at + size - 1 - i : at + i) = static_cast<std::uint8_t>(value >> 8 * i);
  }
  return *this;
}

BlockBuilder& BlockBuilder::put_bytes(std::size_t at, const Buffer& bytes) {
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes_.at(at + i) = bytes[i];
  return *this;
}

BlockBuilder& BlockBuilder::put_text(std::size_t at, std::string_view value) {
  return put_bytes(at, Buffer(value.begin(), value.end()));
}

Buffer BlockBuilder::finish() const {
  BlockBuilder block = *this;
  const std::size_t low = big_endian_ ? 10 : 8;
  const std::size_t tail = bytes_.size() - 4;
  const Buffer half{bytes_[low], bytes_[low + 1]};
  if (big_endian_) {
    block.put_bytes(tail, {half[0], half[1], bytes_[0], bytes_[14]});
  } else {
    block.put_bytes(tail, {bytes_[14], bytes_[0], half[0], half[1]});
  }
  block.put(16, 2, 0);
  std::uint8_t even = 0;
  std::uint8_t odd = 0;
  for (std::size_t i = 0; i < bytes_.size(); i += 2) {
    even ^= block.bytes_[i];
    odd ^= block.bytes_[i + 1];
  }
  block.put_bytes(16, {even, odd});
  return block.bytes_;
}

void put_rows(BlockBuilder& block, const DataBlockContent& content) {
  const auto entries = content.transactions.size();
  block.put(20, 1, 1).put(24, 4, content.object).put(36, 2, entries);
  block.put(38, 1, content.automatic ? 0x32 : 0x02);
  std::size_t credit = 0;
  for (std::size_t i = 0; i < entries; ++i) {
    const BlockTransaction& entry = content.transactions[i];
    const std::size_t at = 44 + 24 * i;
    block.put(at + 16, 2, entry.flags_and_locks).put(at + 18, 2, entry.credit);
    block.put(at + 20, 4, entry.scn_base);
    if ((entry.flags_and_locks & 0x8000) == 0) credit += entry.credit;
  }
  const std::size_t base = 44 + 24 * entries + (content.automatic ? 8 : 0);
  const std::size_t room = block.size() - 4 - base;
  const std::vector<std::size_t> tables =
      content.tables.empty() ? std::vector{content.rows.size()} : content.tables;
  const std::size_t directory_at = 14 + 4 * tables.size();
  const std::size_t directory_end = directory_at + 2 * content.rows.size();
  std::size_t end = room;
  std::size_t used = 0;
  std::size_t deleted = 0;
  std::int64_t first_free = -1;
  for (std::size_t i = content.rows.size(); i-- > 0;) {
    const Buffer& bytes = content.rows[i];
    const std::size_t slot = base + directory_at + 2 * i;
    if (bytes.empty()) {
      block.put(slot, 2, static_cast<std::uint64_t>(first_free));
      first_free = static_cast<std::int64_t>(i);
      continue;
    }
    const bool is_deleted = (bytes[0] & 0x10) != 0;
    deleted += is_deleted ? 1 : 0;
    used += is_deleted ? 2 : std::max<std::size_t>(bytes.size(), 9);
    end -= std::max<std::size_t>(bytes.size(), 9);
    block.put_bytes(base + end, bytes).put(slot, 2, end);
  }
  const std::size_t available = room - directory_end - used - credit;
  block.put(base + 1, 1, tables.size()).put(base + 2, 2, content.rows.size());
  block.put(base + 4, 2, static_cast<std::uint64_t>(first_free)).put(base + 6, 2, directory_end);
  block.put(base + 8, 2, end).put(base + 10, 2, available);
  block.put(base + 12, 2, available + credit + 2 * deleted);
  std::size_t first_slot = 0;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    block.put(base + 14 + 4 * i, 2, first_slot).put(base + 16 + 4 * i, 2, tables[i]);
    first_slot += tables[i];
  }
}

Buffer row(const std::vector<std::optional<Buffer>>& columns, std::uint8_t flags,
           std::uint8_t lock) {
  Buffer out{flags, lock, static_cast<std::uint8_t>(columns.size())};
  for (const auto& column : columns) {
    if (!column) {
      out.push_back(0xff);
      continue;
    }
    if (column->size() > 250) throw std::length_error("put long columns by hand");
    out.push_back(static_cast<std::uint8_t>(column->size()));
    out.insert(out.end(), column->begin(), column->end());
  }
  return out;
}

Buffer text(std::string_view value) {
  return {value.begin(), value.end()};
}

std::uint32_t rdba(const DatafileContent& content, std::uint32_t number) {
  return content.bigfile ? number : content.file << 22 | number;
}

Buffer file_header(const DatafileContent& content) {
  std::optional<std::uint8_t> format;
  if (!content.since_10) format = 0x02;
  BlockBuilder block(content.block_size, content.big_endian, 0x0b, rdba(content, 1), format);
  block.put(24, 4, content.compatibility.value_or(content.since_10 ? 0x0b200400 : 0x08000000));
  block.put(28, 4, content.database_id);
  block.put_text(32, content.database)
      .put(40, 4, content.blocks.size())
      .put(44, 4, content.blocks.size() + 1);
  block.put(48, 4, content.block_size).put(52, 2, content.file).put(54, 2, 3);
  block.put(138, 2, content.status);
  put_scn(block, 100, content.creation_scn);
  block.put(108, 4, content.creation_time);
  const std::size_t checkpoint = content.since_10 ? 484 : 140;
  put_scn(block, checkpoint, content.checkpoint_scn);
  block.put(checkpoint + 8, 4, content.checkpoint_time).put(checkpoint + 12, 2, 1);
  const std::size_t tablespace = content.since_10 ? 332 : 244;
  block.put(tablespace, 4, 8).put(tablespace + 4, 2, content.tablespace.size());
  block.put_text(tablespace + 6, content.tablespace);
  block.put(tablespace + 36, 4, content.bigfile ? 1024 : content.file);
  return block.finish();
}

Buffer datafile(const DatafileContent& content) {
  BlockBuilder zero(content.block_size, content.big_endian, 0x00, 0xffc00000);
  const std::uint32_t magic = 0x7a7b7c7d;
  if (content.since_10) {
    zero.put(20, 4, content.block_size).put(24, 4, content.blocks.size() + 1).put(28, 4, magic);
  } else {
    zero.put(1, 1, 2).put(4, 4, content.block_size).put(8, 4, content.blocks.size() + 1);
    zero.put(12, 4, magic);
  }
  Buffer out = content.since_10 ? zero.finish() : zero.bytes();
  put(out, file_header(content));
  for (const Buffer& block : content.blocks) put(out, block);
  return out;
}

}  // namespace exhume::test
