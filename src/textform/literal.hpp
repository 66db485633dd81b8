#pragma once
// Texts and bytes in quotes, both ways: 'text', b'bytes', x'hex'.

#include <cstdint>
#include <string>
#include <string_view>

#include "formats/types/decoded.hpp"
#include "src/base/bytes.hpp"
#include "src/textform/line.hpp"

namespace exhume::textform {

/// Appends 'utf8'.
void append_text_literal(std::string& out, std::string_view utf8);

/// Appends b'bytes': printable ASCII as it is, every other byte escaped.
void append_byte_literal(std::string& out, Bytes bytes);

/// Appends x'hex'.
void append_hex_literal(std::string& out, Bytes bytes);

/// Reads the text up to the closing quote behind it into `utf8`; the opening one has been read.
void read_text_literal(Line& line, std::string& utf8);

/// Likewise the bytes of b'…' and of x'…'.
void read_byte_literal(Line& line, types::ByteBuffer& bytes);
void read_hex_literal(Line& line, types::ByteBuffer& bytes);

}  // namespace exhume::textform
