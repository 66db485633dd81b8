#pragma once
// Automatic segment space management: how full the blocks of a segment are.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "formats/datafile/block_view.hpp"
#include "formats/datafile/field.hpp"

namespace exhume::datafile {

/// How full a block is.
enum class Fullness : std::uint8_t {
  unformatted = 0,
  full = 1,
  free_0_25 = 2,  // percent
  free_25_50 = 3,
  free_50_75 = 4,
  free_75_100 = 5,
};

/// "unformatted", "full", "50-75 % free"; "unknown" for other numbers.
std::string_view to_string(Fullness fullness);

/// Type 0x20: a state for each block of a few ranges.
struct BitmapLevel1 {
  /// Blocks side by side, the first of which has state number `first_state`.
  struct Range {
    Rdba first;
    std::uint32_t blocks = 0;
    std::uint32_t first_state = 0;
  };
  static constexpr std::size_t ranges_at = 204;
  static constexpr std::size_t range_size = 12;  // bytes in the block
  static constexpr std::size_t states_at = 396;
  static constexpr std::size_t states_of_a_byte = 2;

  Rdba parent;                     // the level 2 block
  std::uint32_t parent_entry = 0;  // in it
  std::uint32_t object = 0;        // data object id
  std::vector<Range> ranges;
  std::vector<Fullness> states;  // of all ranges' blocks

  /// Throws Error(bad_structure) when the block is too short for its states.
  static BitmapLevel1 decode(const BlockView& block);
};

/// The fixed fields of blocks of type 0x20, 0x21 and 0x22; empty for others.
std::span<const Field> bitmap_fields(std::uint8_t type);

}  // namespace exhume::datafile
