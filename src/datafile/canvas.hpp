#pragma once
// Something to draw rectangles and text on.

#include <cstddef>
#include <string>
#include <string_view>

#include "src/datafile/map_picture.hpp"

namespace exhume::datafile {

/// A place in pixels, from the upper left corner.
struct Point {
  std::size_t x = 0;
  std::size_t y = 0;
};

/// Width and height in pixels.
struct Extension {
  std::size_t width = 0;
  std::size_t height = 0;
};

/// A white sheet. A character takes text_advance by text_height pixels.
class Canvas {
 public:
  static constexpr std::size_t text_advance = 12;
  static constexpr std::size_t text_height = 14;

  Canvas() = default;
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;
  virtual ~Canvas() = default;

  virtual void rectangle(Point at, Extension size, Colour colour) = 0;
  /// Draws printable ASCII from its upper left corner on.
  virtual void text(Point at, std::string_view ascii, Colour colour) = 0;
  /// The file's content.
  virtual std::string finish() = 0;
};

}  // namespace exhume::datafile
