#pragma once
// Drawing into PNG.

#include <cstdint>
#include <vector>

#include "src/datafile/canvas.hpp"

namespace exhume::datafile {

/// A PNG image of `size`, 24 bits a pixel. What lies outside is not drawn.
class PngCanvas final : public Canvas {
 public:
  explicit PngCanvas(Extension size);

  void rectangle(Point at, Extension size, Colour colour) override;
  void text(Point at, std::string_view ascii, Colour colour) override;
  std::string finish() override;

 private:
  Extension size_;
  std::vector<std::uint8_t> pixels_;  // rows of a filter byte and three bytes a pixel
};

}  // namespace exhume::datafile
