#include "src/datafile/geometry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "formats/datafile/block_type.hpp"
#include "formats/datafile/cache_header.hpp"
#include "formats/datafile/os_header.hpp"
#include "src/dump/identify.hpp"

namespace exhume::datafile {
namespace {

constexpr std::size_t sector = 512;
constexpr std::array block_sizes{8192ul, 16384ul, 4096ul, 2048ul, 32768ul};

std::optional<Geometry> by_block_0(Bytes start) {
  for (std::size_t at = 0; at < start.size(); at += sector) {
    if (const auto header = OsHeader::decode(start.subspan(at))) {
      return Geometry{.source = Geometry::Source::block_0,
                      .order = header->order,
                      .block_size = header->block_size,
                      .start = at,
                      .before_10 = header->before_10};
    }
  }
  return std::nullopt;
}

// The block size that a file header names, when `block` begins with one in this byte order.
std::optional<std::size_t> header_block_size(const BlockView& block) {
  constexpr std::size_t block_size_at = 48;
  if (!block.has(block_size_at, 4) || block.u8(0) != block_type::file_header) return std::nullopt;
  const std::uint32_t size = block.u32(block_size_at);
  if (!is_block_size(size) || !is_format_of(block.u8(1), size) || block.rdba(4).block() != 1) {
    return std::nullopt;
  }
  return size;
}

std::optional<Geometry> by_file_header(Bytes start) {
  for (std::size_t at = 0; at < start.size(); at += sector) {
    for (const ByteOrder order : {ByteOrder::little, ByteOrder::big}) {
      const auto size = header_block_size(BlockView(start.subspan(at), order));
      if (!size) continue;
      const bool has_block_0 = at >= *size;
      return Geometry{.source = Geometry::Source::file_header,
                      .order = order,
                      .block_size = *size,
                      .start = has_block_0 ? at - *size : at,
                      .first_block = has_block_0 ? 0u : 1u};
    }
  }
  return std::nullopt;
}

// The byte order of a block that is in good order as far as its header and tail go.
std::optional<ByteOrder> order_of_good_block(Bytes block) {
  if (is_zero(block) || !is_format_of(block[1], block.size())) return std::nullopt;
  if (block_type_name(block[0]).empty()) return std::nullopt;
  return byte_order_of(block);
}

// Every good block votes for a block size, a byte order and the number of the file's first block.
std::optional<Geometry> by_blocks(Bytes start, std::optional<std::size_t> block_size) {
  std::map<std::tuple<std::size_t, ByteOrder, std::uint32_t>, std::size_t> votes;
  for (const std::size_t size : block_sizes) {
    if (block_size.value_or(size) != size) continue;
    for (std::size_t i = 0; (i + 1) * size <= start.size(); ++i) {
      const Bytes block = start.subspan(i * size, size);
      const auto order = order_of_good_block(block);
      if (!order) continue;
      const std::uint32_t number = BlockView(block, *order).rdba(4).block();
      if (number >= i) ++votes[{size, *order, number - static_cast<std::uint32_t>(i)}];
    }
  }
  const auto best =
      std::ranges::max_element(votes, {}, [](const auto& vote) { return vote.second; });
  if (best == votes.end()) return std::nullopt;
  const auto& [size, order, first_block] = best->first;
  return Geometry{.source = Geometry::Source::blocks,
                  .order = order,
                  .block_size = size,
                  .first_block = first_block};
}

// One block that is damaged, of the size that its format byte holds.
std::optional<Geometry> by_damaged_block(Bytes start) {
  if (start.size() < cache_header_size || block_type_name(start[0]).empty()) return std::nullopt;
  const auto size = format_block_size(start[1]);
  if (!size || *size != start.size()) return std::nullopt;
  return Geometry{.source = Geometry::Source::blocks,
                  .block_size = *size,
                  .first_block = BlockView(start, ByteOrder::little).rdba(4).block()};
}

// A dBase table begins with its version and the date of the last change.
bool is_dbase(Bytes start) {
  constexpr std::string_view versions = "\x02\x03\x04\x30\x31\x32\x43\x63\x83\x8b\x8e\xcb\xf5";
  if (start.size() < 32) return false;
  const BlockView header(start, ByteOrder::little);
  return versions.find(static_cast<char>(start[0])) != versions.npos && start[2] >= 1 &&
         start[2] <= 12 && start[3] >= 1 && start[3] <= 31 && header.u16(8) > 32 &&
         header.u16(10) > 0;
}

}  // namespace

std::optional<Geometry> find_geometry(Bytes start, std::optional<std::size_t> block_size) {
  if (const auto found = by_block_0(start)) return found;
  if (const auto found = by_file_header(start)) return found;
  if (const auto found = by_blocks(start, block_size)) return found;
  if (const auto found = by_blocks(start, std::nullopt)) return found;
  if (const auto found = by_damaged_block(start)) return found;
  if (!block_size) return std::nullopt;
  return Geometry{.source = Geometry::Source::user, .block_size = *block_size};
}

std::string describe_other_file(Bytes start) {
  if (is_dbase(start)) {
    return "a dBase table, which shares only the ending .dbf with Oracle's datafiles; open it "
           "with a program that reads dBase";
  }
  const dump::Identity identity =
      dump::identify(start.first(std::min(start.size(), dump::identify_size)));
  if (identity.kind == dump::FileKind::export_dump) return "an export dump; dmp and imp read it";
  if (identity.kind == dump::FileKind::data_pump) {
    return fmt::format("{}; {}", identity.what, identity.help);
  }
  return fmt::format(
      "{}; give --blocksize if it is a datafile all the same, whose first blocks are lost",
      identity.what);
}

}  // namespace exhume::datafile
