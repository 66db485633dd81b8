#include "formats/datafile/segment_header.hpp"

#include <fmt/format.h>

#include <array>

#include "formats/datafile/block_type.hpp"
#include "formats/datafile/cache_header.hpp"
#include "src/base/error.hpp"

namespace exhume::datafile {
namespace {

using K = FieldKind;
constexpr Certainty medium = Certainty::medium;
constexpr Certainty low = Certainty::low;

// The extent control header begins behind the cache header; the offset in it is from there to
// what follows the extents, so that blocks of any size can be read.
constexpr std::size_t control_at = cache_header_size;
constexpr Field extent_count{"#extents", "extents of the segment", 36, 4, K::number, medium};
constexpr Field block_count{"#blocks", "blocks of the segment", 40, 4, K::number, medium};
constexpr Field control_end{"offset", "end of the extents, from byte 20", 44, 4, K::number, medium};

constexpr Field manual_count{"map count", "extents in this block", 92, 4, K::number, medium};
constexpr Field manual_next{"next map", "next extent map block", 96, 4, K::dba, medium};
constexpr Field manual_object{"obj#", "data object id", 100, 4, K::number, medium};
constexpr Field manual_flag{"flag", "flag", 104, 4, K::hex, medium};
constexpr std::size_t manual_extents_at = 108;

constexpr std::array manual_fields{
    Field{"tsn", "tablespace number", 24, 4, K::number, medium},
    Field{"last map", "last extent map block", 28, 4, K::dba, medium},
    Field{"#maps", "extent map blocks", 32, 4, K::number, medium},
    extent_count,
    block_count,
    control_end,
    manual_count,
    manual_next,
    manual_object,
    manual_flag,
};

constexpr Field automatic_count{"map count", "extents in this block", 264, 4, K::number, medium};
constexpr Field automatic_next{"next map", "next extent map block", 268, 4, K::dba, medium};
constexpr Field automatic_object{"obj#", "data object id", 272, 4, K::number, medium};
constexpr Field automatic_flag{"flag", "flag", 276, 4, K::hex, medium};
constexpr std::size_t automatic_extents_at = 280;

constexpr std::array automatic_fields{
    extent_count,   block_count,      control_end,    automatic_count,
    automatic_next, automatic_object, automatic_flag,
};

constexpr Field map_count{"map count", "extents in this block", 20, 4, K::number, low};
constexpr Field map_next{"next map", "next extent map block", 24, 4, K::dba, low};
constexpr Field map_object{"obj#", "data object id", 28, 4, K::number, low};
constexpr Field map_flag{"flag", "flag", 32, 4, K::hex, low};
constexpr std::size_t map_extents_at = 36;

constexpr std::array map_fields{map_count, map_next, map_object, map_flag};

constexpr std::size_t pair_size = 8;

std::uint32_t u32(const BlockView& block, const Field& field) {
  return static_cast<std::uint32_t>(load(block, field));
}

// Pairs of u32 between two offsets; `end` is never beyond the tail.
void check_room(const BlockView& block, std::size_t at, std::size_t count, std::size_t end) {
  const std::size_t room = end > at ? (end - at) / pair_size : 0;
  if (count > room || end + tail_size > block.size()) {
    throw Error(Code::bad_structure,
                fmt::format("{} extents at offset {} do not fit into a block of {} bytes", count,
                            at, block.size()),
                Place{.offset = at});
  }
}

std::vector<Extent> extents(const BlockView& block, std::size_t at, std::size_t count,
                            std::size_t end) {
  check_room(block, at, count, end);
  std::vector<Extent> out;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t pair = at + i * pair_size;
    out.push_back({block.rdba(pair), block.u32(pair + 4)});
  }
  return out;
}

SegmentHeader decode_manual(const BlockView& block) {
  SegmentHeader header;
  header.extents = u32(block, extent_count);
  header.blocks = u32(block, block_count);
  header.map.next = {u32(block, manual_next)};
  header.map.object = u32(block, manual_object);
  header.map.flag = u32(block, manual_flag);
  header.map.extents_at = manual_extents_at;
  header.map.extents = extents(block, manual_extents_at, u32(block, manual_count),
                               control_at + u32(block, control_end));
  return header;
}

// Behind the room for extents follow as many pairs of bitmap block and first data block, then
// the addresses of the bitmap blocks of level 2.
SegmentHeader decode_automatic(const BlockView& block) {
  SegmentHeader header;
  header.automatic = true;
  header.extents = u32(block, extent_count);
  header.blocks = u32(block, block_count);
  header.map.next = {u32(block, automatic_next)};
  header.map.object = u32(block, automatic_object);
  header.map.flag = u32(block, automatic_flag);
  const std::size_t count = u32(block, automatic_count);
  const std::size_t data_at = control_at + u32(block, control_end);
  header.map.extents_at = automatic_extents_at;
  header.map.extents = extents(block, automatic_extents_at, count, data_at);
  header.map.data_at = data_at;
  const std::size_t data_end = data_at + (data_at - automatic_extents_at) / pair_size * pair_size;
  check_room(block, data_at, count, data_end);
  for (std::size_t at = data_at; at < data_at + count * pair_size; at += pair_size) {
    header.map.data.push_back({block.rdba(at), block.rdba(at + 4)});
  }
  header.second_level_at = data_end;
  for (std::size_t at = data_end; at + tail_size < block.size(); at += 4) {
    const Rdba bitmap = block.rdba(at);
    if (bitmap.value == 0) break;
    header.second_level.push_back(bitmap);
  }
  return header;
}

[[noreturn]] void wrong_type(std::uint8_t type, std::string_view wanted) {
  throw Error(Code::bad_structure,
              fmt::format("the block is no {}: its type is {}", wanted, block_type_text(type)),
              Place{.offset = 0});
}

}  // namespace

SegmentHeader SegmentHeader::decode(const BlockView& block) {
  switch (const std::uint8_t type = block.u8(0)) {
    case block_type::segment_header:
    case block_type::segment_header_groups: return decode_manual(block);
    case block_type::pagetable_segment_header: return decode_automatic(block);
    default: wrong_type(type, "segment header");
  }
}

ExtentMap decode_extent_map(const BlockView& block) {
  const std::uint8_t type = block.u8(0);
  if (type != block_type::extent_map && type != block_type::pagetable_extent_map) {
    wrong_type(type, "extent map");
  }
  ExtentMap map;
  map.next = {u32(block, map_next)};
  map.object = u32(block, map_object);
  map.flag = u32(block, map_flag);
  const std::size_t end = block.size() > tail_size ? block.size() - tail_size : 0;
  map.extents_at = map_extents_at;
  map.extents = extents(block, map_extents_at, u32(block, map_count), end);
  return map;
}

std::span<const Field> segment_fields(std::uint8_t type) {
  switch (type) {
    case block_type::segment_header:
    case block_type::segment_header_groups: return manual_fields;
    case block_type::pagetable_segment_header: return automatic_fields;
    case block_type::extent_map:
    case block_type::pagetable_extent_map: return map_fields;
    default: return {};
  }
}

}  // namespace exhume::datafile
