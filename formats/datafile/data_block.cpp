#include "formats/datafile/data_block.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "formats/datafile/cache_header.hpp"
#include "src/base/error.hpp"

namespace exhume::datafile {
namespace {

using K = FieldKind;
constexpr Certainty verified = Certainty::verified;

constexpr std::array header_table{
    Field{"kdbhflag", "flags: 40 compressed", 0, 1, K::hex, verified},
    Field{"kdbhntab", "tables", 1, 1, K::number, verified},
    Field{"kdbhnrow", "slots of the row directory", 2, 2, K::number, verified},
    Field{"kdbhfrre", "first free slot", 4, 2, K::signed_number, verified},
    Field{"kdbhfsbo", "begin of free space", 6, 2, K::number, verified},
    Field{"kdbhfseo", "end of free space", 8, 2, K::number, verified},
    Field{"kdbhavsp", "available space", 10, 2, K::number, verified},
    Field{"kdbhtosp", "available space after all commits", 12, 2, K::number, verified},
};

constexpr std::size_t header_size = 14;
constexpr std::size_t table_entry_size = 4;
constexpr std::size_t slot_size = 2;

}  // namespace

DataBlock::DataBlock(BlockView block)
    : block_(block), transactions_(TransactionLayer::decode(block)), base_(transactions_.end()) {
  if (transactions_.is_index()) {
    throw Error(Code::bad_structure, "the block belongs to an index, not to a table",
                Place{.offset = 20});
  }
  flag_ = block.u8(base_);
  const std::size_t table_count = block.u8(base_ + 1);
  const std::size_t slot_count = block.u16(base_ + 2);
  first_free_slot_ = static_cast<std::int16_t>(block.u16(base_ + 4));
  free_begin_ = block.u16(base_ + 6);
  free_end_ = block.u16(base_ + 8);
  available_ = block.u16(base_ + 10);
  total_free_ = block.u16(base_ + 12);
  if (is_compressed()) return;
  for (std::size_t i = 0; i < table_count; ++i) {
    const std::size_t at = base_ + header_size + i * table_entry_size;
    tables_.push_back({block.u16(at), block.u16(at + 2)});
  }
  if (!block.has(directory_at(), slot_count * slot_size + tail_size)) {
    throw Error(Code::bad_structure,
                fmt::format("a directory of {} rows does not fit into a block of {} bytes",
                            slot_count, block.size()),
                Place{.offset = directory_at()});
  }
  directory_.reserve(slot_count);
  for (std::size_t i = 0; i < slot_count; ++i) {
    directory_.push_back(block.u16(directory_at() + i * slot_size));
  }
}

std::size_t DataBlock::room() const {
  return block_.size() - std::min(block_.size(), base_ + tail_size);
}

std::size_t DataBlock::directory_at() const {
  return base_ + header_size + tables_.size() * table_entry_size;
}

// A slot without a row holds the number of the next such slot, or -1: no offset of a row can lie
// within the directory.
std::optional<std::size_t> DataBlock::row_offset(std::size_t slot) const {
  const std::uint16_t offset = directory_.at(slot);
  const std::size_t directory_end = directory_at() - base_ + directory_.size() * slot_size;
  if (offset < directory_end || offset == 0xffff) return std::nullopt;
  return base_ + offset;
}

std::optional<RowPiece> DataBlock::row(std::size_t slot) const {
  const auto offset = row_offset(slot);
  if (!offset) return std::nullopt;
  return RowPiece::decode(block_, *offset);
}

std::size_t DataBlock::table_of(std::size_t slot) const {
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    const TableEntry& table = tables_[i];
    if (slot >= table.first_slot && slot - table.first_slot < table.rows) return i;
  }
  return 0;
}

std::span<const Field> data_header_fields() {
  return header_table;
}

}  // namespace exhume::datafile
