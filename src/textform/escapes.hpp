#pragma once
// What a backslash says in the texts of the text form, both ways.

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "src/textform/line.hpp"

namespace exhume::textform {

/// Appends one character of UTF-8 text: `quote` doubled, a backslash as \\, control characters as
/// \n, \r, \t or \xNN, anything else as it is. `quote` is 0 where none surrounds the text.
void append_escaped(std::string& out, char c, char quote);

/// Appends `utf8` escaped.
void append_escaped(std::string& out, std::string_view utf8, char quote);

/// Appends \xNN.
void append_byte_escape(std::string& out, std::uint8_t byte);

/// What a backslash and the characters behind it say.
struct Escape {
  char byte = 0;
  bool is_hex = false;  // \xNN: a byte, which need be no character
};

/// Reads what stands behind a backslash. Fails when that is nothing known.
Escape read_escape(Line& line);

/// Reads a text up to the closing `quote`, which is read too, or up to the end of the line where
/// `quote` is 0. Calls `plain` with each run of characters that stand for themselves and `escaped`
/// with each Escape.
template <typename Plain, typename Escaped>
void read_escaped(Line& line, char quote, const Plain& plain, const Escaped& escaped) {
  while (true) {
    const std::string_view rest = line.rest();
    const auto special = std::ranges::find_if(
        rest, [quote](char c) { return c == '\\' || (c == quote && quote != '\0'); });
    const auto length = static_cast<std::size_t>(special - rest.begin());
    plain(rest.substr(0, length));
    line.skip(length);
    if (length == rest.size()) {
      if (quote != '\0') line.fail_here("the text does not end: its closing quote is missing");
      return;
    }
    line.skip(1);
    if (rest[length] == '\\') {
      escaped(read_escape(line));
    } else if (line.rest().starts_with(quote)) {
      plain(line.rest().substr(0, 1));
      line.skip(1);
    } else {
      return;
    }
  }
}

}  // namespace exhume::textform
