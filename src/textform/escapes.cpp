#include "src/textform/escapes.hpp"

#include <optional>

#include "formats/types/raw.hpp"

namespace exhume::textform {
namespace {

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

// How many characters at the front of `text` stand for themselves.
std::size_t plain_length(std::string_view text, char quote) {
  const auto special = std::ranges::find_if(
      text, [quote](char c) { return c == quote || c == '\\' || is_control(c); });
  return static_cast<std::size_t>(special - text.begin());
}

}  // namespace

void append_byte_escape(std::string& out, std::uint8_t byte) {
  out += "\\x";
  types::append_hex(out, Bytes(&byte, 1));
}

void append_escaped(std::string& out, char c, char quote) {
  switch (c) {
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    case '\\': out += "\\\\"; return;
    default: break;
  }
  if (is_control(c)) {
    append_byte_escape(out, static_cast<std::uint8_t>(c));
    return;
  }
  if (c == quote) out.push_back(c);
  out.push_back(c);
}

void append_escaped(std::string& out, std::string_view utf8, char quote) {
  while (true) {
    const std::size_t length = plain_length(utf8, quote);
    out += utf8.substr(0, length);
    if (length == utf8.size()) return;
    append_escaped(out, utf8[length], quote);
    utf8.remove_prefix(length + 1);
  }
}

Escape read_escape(Line& line) {
  const std::string_view rest = line.rest();
  const char c = rest.empty() ? '\0' : rest[0];
  switch (c) {
    case 'n': line.skip(1); return {'\n'};
    case 'r': line.skip(1); return {'\r'};
    case 't': line.skip(1); return {'\t'};
    case 's': line.skip(1); return {' '};
    case '\\': line.skip(1); return {'\\'};
    default: break;
  }
  const auto byte = c == 'x' && rest.size() >= 3 ? types::parse_hex(rest.substr(1, 2))
                                                 : std::optional<types::ByteBuffer>();
  if (!byte) line.fail_here(R"(a backslash goes with n, r, t, s, \ or x and two hex digits)");
  line.skip(3);
  return {static_cast<char>(byte->front()), true};
}

}  // namespace exhume::textform
