#include "charset/escaped_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace exhume::charset {
namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";  // U+FFFD

void append_escaped(std::string& out, Bytes bytes) {
  for (const std::uint8_t byte : bytes) {
    fmt::format_to(std::back_inserter(out), "\\x{:02X}", byte);
  }
}

std::size_t occurrences(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) {
    ++count;
  }
  return count;
}

std::size_t escape_high_bytes(Bytes in, std::string& utf8) {
  std::size_t count = 0;
  for (const std::uint8_t& byte : in) {
    if (byte < 0x80) {
      utf8.push_back(static_cast<char>(byte));
    } else {
      append_escaped(utf8, Bytes(&byte, 1));
      ++count;
    }
  }
  return count;
}

}  // namespace

std::size_t decode_or_escape(const Decoder* decoder, Bytes in, std::string& utf8) {
  if (decoder == nullptr) return escape_high_bytes(in, utf8);
  std::string decoded;
  BadSpots bad;
  decoder->decode(in, decoded, bad);
  // Text with a U+FFFD of its own does not tell which ones stand for bad sequences.
  if (bad.empty() || occurrences(decoded, replacement) != bad.size()) {
    utf8 += decoded;
    return bad.size();
  }
  std::string_view rest = decoded;
  for (const BadSpot& spot : bad) {
    const std::size_t at = rest.find(replacement);
    utf8 += rest.substr(0, at);
    append_escaped(utf8, in.subspan(spot.offset, spot.length));
    rest.remove_prefix(at + replacement.size());
  }
  utf8 += rest;
  return bad.size();
}

}  // namespace exhume::charset
