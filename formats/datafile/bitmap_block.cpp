#include "formats/datafile/bitmap_block.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "formats/datafile/block_type.hpp"
#include "src/base/error.hpp"

namespace exhume::datafile {
namespace {

using K = FieldKind;
constexpr Certainty medium = Certainty::medium;

// As left over in a published data block that was a level 1 block before.
constexpr Field parent_field{"parent dba", "level 2 bitmap block", 144, 4, K::dba, medium};
constexpr Field entry_field{"poffset", "entry in the level 2 block", 148, 4, K::number, medium};
constexpr Field object_1{"obj#", "data object id", 192, 4, K::number, medium};
constexpr Field object_2{"obj#", "data object id", 104, 4, K::number, medium};
constexpr Field object_3{"obj#", "data object id", 192, 4, K::number, medium};

constexpr std::array level1_fields{parent_field, entry_field, object_1};
constexpr std::array level2_fields{object_2};
constexpr std::array level3_fields{object_3};

constexpr std::size_t max_ranges =
    (BitmapLevel1::states_at - BitmapLevel1::ranges_at) / BitmapLevel1::range_size;
constexpr std::uint32_t max_states = 4096;  // of 1024 blocks at most, seen in large segments

std::uint32_t u32(const BlockView& block, const Field& field) {
  return static_cast<std::uint32_t>(load(block, field));
}

Fullness state(const BlockView& block, std::size_t number) {
  constexpr std::size_t of_a_byte = BitmapLevel1::states_of_a_byte;
  const std::uint8_t pair = block.u8(BitmapLevel1::states_at + number / of_a_byte);
  return Fullness{static_cast<std::uint8_t>(number % of_a_byte == 0 ? pair & 0xf : pair >> 4)};
}

}  // namespace

std::string_view to_string(Fullness fullness) {
  switch (fullness) {
    case Fullness::unformatted: return "unformatted";
    case Fullness::full: return "full";
    case Fullness::free_0_25: return "0-25 % free";
    case Fullness::free_25_50: return "25-50 % free";
    case Fullness::free_50_75: return "50-75 % free";
    case Fullness::free_75_100: return "75-100 % free";
  }
  return "unknown";
}

BitmapLevel1 BitmapLevel1::decode(const BlockView& block) {
  BitmapLevel1 out{.parent = {u32(block, parent_field)},
                   .parent_entry = u32(block, entry_field),
                   .object = u32(block, object_1)};
  std::uint64_t states = 0;
  for (std::size_t i = 0; i < max_ranges; ++i) {
    const std::size_t at = ranges_at + i * range_size;
    const Range range{block.rdba(at), block.u32(at + 4), block.u32(at + 8)};
    if (range.blocks == 0) break;
    out.ranges.push_back(range);
    states = std::max(states, std::uint64_t{range.first_state} + range.blocks);
  }
  if (states > max_states) {
    throw Error(
        Code::bad_structure,
        fmt::format("a bitmap block of level 1 cannot hold the states of {} blocks", states),
        Place{.offset = ranges_at});
  }
  for (std::size_t i = 0; i < states; ++i) out.states.push_back(state(block, i));
  return out;
}

std::span<const Field> bitmap_fields(std::uint8_t type) {
  switch (type) {
    case block_type::bitmap_level1: return level1_fields;
    case block_type::bitmap_level2: return level2_fields;
    case block_type::bitmap_level3: return level3_fields;
    default: return {};
  }
}

}  // namespace exhume::datafile
