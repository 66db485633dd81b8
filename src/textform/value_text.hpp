#pragma once
// The values of rows as they stand in the text form, both ways.

#include <string>

#include "formats/types/value.hpp"
#include "src/textform/lines.hpp"

namespace exhume::textform {

/// Appends `value` of a column of `type`: NULL, a number, a date …, a text in quotes, or the
/// stored bytes where no text would give them back. Long ones go on in further lines, behind `+`.
void append_value(std::string& out, types::TypeCode type, const types::Value& value);

/// Appends x'…', on one line or more.
void append_bytes(std::string& out, Bytes bytes);

/// The bytes behind a value that was read, which the value has views of.
struct ValueBuffer {
  std::string text;
  types::ByteBuffer bytes;
};

/// Reads the next value for a column of `type` and moves over the lines that it takes. Fails when
/// the column cannot hold it.
types::Value read_value(Lines& lines, types::TypeCode type, ValueBuffer& buffer);

/// Reads bytes, x'…' or b'…', which may go on behind `+`. Fails when something else comes next.
void expect_bytes(Lines& lines, types::ByteBuffer& bytes);

}  // namespace exhume::textform
