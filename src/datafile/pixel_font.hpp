#pragma once
// Letters of 5 by 7 dots, for images without fonts.

#include <array>
#include <cstddef>
#include <cstdint>

namespace exhume::datafile {

inline constexpr std::size_t glyph_columns = 5;

/// Seven rows of five dots, the left one in the highest bit.
using Glyph = std::array<std::uint8_t, 7>;

/// The dots of a character of printable ASCII; those of '?' for any other.
const Glyph& glyph_of(char c);

}  // namespace exhume::datafile
