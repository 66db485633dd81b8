#pragma once
// A map drawn: as an image, and as text for terminals.

#include <string>

#include "src/datafile/map_picture.hpp"

namespace exhume::datafile {

/// How many cells an image can have, and a terminal of 80 columns.
inline constexpr std::uint64_t most_image_cells = 12288;
inline constexpr std::uint64_t most_terminal_cells = 2048;

/// The picture as the content of an SVG or PNG file: title, cells with the number of the first
/// block of each row, legend.
std::string svg_of(const MapPicture& picture);
std::string png_of(const MapPicture& picture);

/// The picture as lines of text, with ANSI colours or else with letters.
std::string terminal_text(const MapPicture& picture, bool in_colour);

}  // namespace exhume::datafile
