#include "src/datafile/png_canvas.hpp"

#include <zlib.h>

#include <algorithm>

#include "src/base/bytes.hpp"
#include "src/base/error.hpp"
#include "src/datafile/pixel_font.hpp"

namespace exhume::datafile {
namespace {

constexpr std::size_t pixel_size = 3;
constexpr std::size_t font_scale = 2;

std::string be32(std::size_t number) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift);
  return out;
}

// PNG, 5.3: length, type, data, and the CRC-32 of type and data.
std::string chunk(std::string_view type, std::string_view data) {
  const std::string body = std::string(type) + std::string(data);
  const auto crc = ::crc32(0, as_bytes(body).data(), static_cast<uInt>(body.size()));
  return be32(data.size()) + body + be32(crc);
}

std::string compressed(Bytes bytes) {
  uLongf size = ::compressBound(bytes.size());
  std::vector<std::uint8_t> out(size);
  if (::compress2(out.data(), &size, bytes.data(), bytes.size(), Z_BEST_SPEED) != Z_OK) {
    throw Error(Code::write_failed, "zlib has no memory for the picture");
  }
  return std::string(as_text(Bytes(out).first(size)));
}

}  // namespace

PngCanvas::PngCanvas(Extension size) : size_(size) {
  const std::size_t row = 1 + size.width * pixel_size;
  pixels_.assign(row * size.height, 0xff);
  for (std::size_t y = 0; y < size.height; ++y) pixels_[y * row] = 0;
}

void PngCanvas::rectangle(Point at, Extension size, Colour colour) {
  const std::size_t right = std::min(at.x + size.width, size_.width);
  const std::size_t bottom = std::min(at.y + size.height, size_.height);
  for (std::size_t y = at.y; y < bottom; ++y) {
    for (std::size_t x = at.x; x < right; ++x) {
      const std::size_t pixel = y * (1 + size_.width * pixel_size) + 1 + x * pixel_size;
      pixels_[pixel] = static_cast<std::uint8_t>(colour >> 16);
      pixels_[pixel + 1] = static_cast<std::uint8_t>(colour >> 8);
      pixels_[pixel + 2] = static_cast<std::uint8_t>(colour);
    }
  }
}

void PngCanvas::text(Point at, std::string_view ascii, Colour colour) {
  constexpr Extension dot{font_scale, font_scale};
  for (const char c : ascii) {
    const Glyph& glyph = glyph_of(c);
    for (std::size_t row = 0; row < glyph.size(); ++row) {
      for (std::size_t column = 0; column < glyph_columns; ++column) {
        if ((glyph[row] >> (glyph_columns - 1 - column) & 1) == 0) continue;
        rectangle({at.x + column * font_scale, at.y + row * font_scale}, dot, colour);
      }
    }
    at.x += text_advance;
  }
}

std::string PngCanvas::finish() {
  std::string out = "\x89PNG\r\n\x1a\n";
  const std::string rgb_of_8_bits{8, 2, 0, 0, 0};
  out += chunk("IHDR", be32(size_.width) + be32(size_.height) + rgb_of_8_bits);
  out += chunk("IDAT", compressed(pixels_));
  return out + chunk("IEND", "");
}

}  // namespace exhume::datafile
