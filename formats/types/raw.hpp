#pragma once
// RAW and LONG RAW: bytes, and their text form.

#include <optional>
#include <string>
#include <string_view>

#include "formats/types/decoded.hpp"
#include "src/base/bytes.hpp"

namespace exhume::types {

/// A RAW or LONG RAW: the bytes themselves, owned by somebody else.
struct Raw {
  Bytes bytes;
};

/// Appends the bytes.
void encode(ByteBuffer& out, const Raw& raw);

/// Appends two lower-case hex digits for each byte.
void append_hex(std::string& out, Bytes bytes);

/// Appends `\x` and the hex digits, as PostgreSQL's bytea reads it.
void append_text(std::string& out, const Raw& raw);

/// The bytes of an even number of hex digits of either case, with or without `\x` in front.
std::optional<ByteBuffer> parse_hex(std::string_view text);

}  // namespace exhume::types
