#include "src/textform/literal.hpp"

#include <algorithm>

#include "formats/types/raw.hpp"
#include "src/textform/escapes.hpp"

namespace exhume::textform {

void append_text_literal(std::string& out, std::string_view utf8) {
  out.push_back('\'');
  append_escaped(out, utf8, '\'');
  out.push_back('\'');
}

void append_byte_literal(std::string& out, Bytes bytes) {
  out += "b'";
  for (const std::uint8_t byte : bytes) {
    if (byte < 0x80) {
      append_escaped(out, static_cast<char>(byte), '\'');
    } else {
      append_byte_escape(out, byte);
    }
  }
  out.push_back('\'');
}

void append_hex_literal(std::string& out, Bytes bytes) {
  out += "x'";
  types::append_hex(out, bytes);
  out.push_back('\'');
}

void read_text_literal(Line& line, std::string& utf8) {
  read_escaped(
      line, '\'', [&](std::string_view plain) { utf8 += plain; },
      [&](Escape escape) {
        if (static_cast<unsigned char>(escape.byte) >= 0x80) {
          line.fail_here("a byte that is no character: write the value as b'…' or x'…'");
        }
        utf8.push_back(escape.byte);
      });
}

void read_byte_literal(Line& line, types::ByteBuffer& bytes) {
  read_escaped(
      line, '\'',
      [&](std::string_view plain) { bytes.insert(bytes.end(), plain.begin(), plain.end()); },
      [&](Escape escape) { bytes.push_back(static_cast<std::uint8_t>(escape.byte)); });
}

void read_hex_literal(Line& line, types::ByteBuffer& bytes) {
  const std::string_view rest = line.rest();
  const std::size_t length = std::min(rest.find('\''), rest.size());
  if (length == rest.size()) line.fail_here("the bytes do not end: their closing quote is missing");
  const auto parsed = types::parse_hex(rest.substr(0, length));
  if (!parsed) line.fail_here("bytes are an even number of hex digits");
  bytes.insert(bytes.end(), parsed->begin(), parsed->end());
  line.skip(length + 1);
}

}  // namespace exhume::textform
