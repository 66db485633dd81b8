#include "formats/types/raw.hpp"

#include <array>
#include <cstring>

namespace exhume::types {
namespace {

constexpr auto hex_pairs = [] {
  constexpr std::string_view digits = "0123456789abcdef";
  std::array<char, 512> out{};
  for (std::size_t byte = 0; byte < 256; ++byte) {
    out[2 * byte] = digits[byte >> 4];
    out[2 * byte + 1] = digits[byte & 15];
  }
  return out;
}();

std::optional<std::uint8_t> nibble(char c) {
  if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<std::uint8_t>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<std::uint8_t>(c - 'A' + 10);
  return std::nullopt;
}

}  // namespace

void encode(ByteBuffer& out, const Raw& raw) {
  out.insert(out.end(), raw.bytes.begin(), raw.bytes.end());
}

void append_hex(std::string& out, Bytes bytes) {
  const std::size_t begin = out.size();
  out.resize(begin + 2 * bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::memcpy(&out[begin + 2 * i], &hex_pairs[2 * std::size_t{bytes[i]}], 2);
  }
}

void append_text(std::string& out, const Raw& raw) {
  out += "\\x";
  append_hex(out, raw.bytes);
}

std::optional<ByteBuffer> parse_hex(std::string_view text) {
  if (text.starts_with("\\x")) text.remove_prefix(2);
  if (text.size() % 2 != 0) return std::nullopt;
  ByteBuffer out;
  out.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const auto high = nibble(text[i]);
    const auto low = nibble(text[i + 1]);
    if (!high || !low) return std::nullopt;
    out.push_back(static_cast<std::uint8_t>(*high << 4 | *low));
  }
  return out;
}

}  // namespace exhume::types
