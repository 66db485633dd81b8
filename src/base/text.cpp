#include "src/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace exhume {

std::string printable(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) {
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", byte);
    } else {
      out.push_back(c);
    }
  }
  return out;
}

bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

std::size_t characters_in(std::string_view utf8) {
  return utf8.size() - static_cast<std::size_t>(std::ranges::count_if(utf8, continues_character));
}

std::string_view start_of(std::string_view utf8, std::size_t bytes) {
  const std::string_view line = utf8.substr(0, utf8.find_first_of("\r\n"));
  if (line.size() <= bytes) return line;
  while (bytes > 0 && continues_character(line[bytes])) --bytes;
  return line.substr(0, bytes);
}

std::string counted(std::uint64_t count, std::string_view noun) {
  const bool is_plural = noun.ends_with("statistics");
  const std::string_view ending = count == 1 || is_plural ? "" : noun.ends_with('x') ? "es" : "s";
  return fmt::format("{} {}{}", count, noun, ending);
}

}  // namespace exhume
