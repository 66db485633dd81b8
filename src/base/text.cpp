#include "src/base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

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

char closing_of_quote(char opening) {
  switch (opening) {
    case '[': return ']';
    case '{': return '}';
    case '<': return '>';
    case '(': return ')';
    default: return opening;
  }
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

bool is_like(std::string_view utf8, std::string_view pattern) {
  const auto step = [](std::string_view rest) {
    std::size_t size = 1;
    while (size < rest.size() && continues_character(rest[size])) ++size;
    return size;
  };
  std::optional<std::pair<std::string_view, std::string_view>> retry;
  while (true) {
    if (pattern.starts_with('%')) {
      pattern.remove_prefix(1);
      retry = {utf8, pattern};
    } else if (!pattern.empty() && !utf8.empty() && (pattern[0] == '_' || pattern[0] == utf8[0])) {
      utf8.remove_prefix(pattern[0] == '_' ? step(utf8) : 1);
      pattern.remove_prefix(1);
    } else if (pattern.empty() && utf8.empty()) {
      return true;
    } else if (retry && !retry->first.empty()) {
      retry->first.remove_prefix(step(retry->first));
      utf8 = retry->first;
      pattern = retry->second;
    } else {
      return false;
    }
  }
}

std::string counted(std::uint64_t count, std::string_view noun) {
  const bool is_plural = noun.ends_with("statistics");
  const std::string_view ending = count == 1 || is_plural ? "" : noun.ends_with('x') ? "es" : "s";
  return fmt::format("{} {}{}", count, noun, ending);
}

}  // namespace exhume
