#pragma once
// Drawing into SVG.

#include "src/datafile/canvas.hpp"

namespace exhume::datafile {

/// An SVG 1.1 document of `size`.
class SvgCanvas final : public Canvas {
 public:
  explicit SvgCanvas(Extension size);

  void rectangle(Point at, Extension size, Colour colour) override;
  void text(Point at, std::string_view ascii, Colour colour) override;
  std::string finish() override;

 private:
  std::string out_;
};

}  // namespace exhume::datafile
