#include "src/datafile/svg_canvas.hpp"

#include <fmt/format.h>

namespace exhume::datafile {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace

SvgCanvas::SvgCanvas(Extension size)
    : out_(fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"{1}\" "
                       "viewBox=\"0 0 {0} {1}\" font-family=\"monospace\" font-size=\"18\">\n"
                       "<rect width=\"{0}\" height=\"{1}\" fill=\"#ffffff\"/>\n",
                       size.width, size.height)) {}

void SvgCanvas::rectangle(Point at, Extension size, Colour colour) {
  fmt::format_to(std::back_inserter(out_),
                 "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#{:06x}\"/>\n", at.x,
                 at.y, size.width, size.height, colour);
}

void SvgCanvas::text(Point at, std::string_view ascii, Colour colour) {
  fmt::format_to(std::back_inserter(out_),
                 "<text x=\"{}\" y=\"{}\" textLength=\"{}\" xml:space=\"preserve\" "
                 "fill=\"#{:06x}\">{}</text>\n",
                 at.x, at.y + text_height, ascii.size() * text_advance, colour, escaped(ascii));
}

std::string SvgCanvas::finish() {
  out_ += "</svg>\n";
  return std::move(out_);
}

}  // namespace exhume::datafile
