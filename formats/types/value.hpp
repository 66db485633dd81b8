#pragma once
// One value of one column: where formats that read rows and targets that take them meet.

#include <string>
#include <string_view>
#include <variant>

#include "formats/types/binary_float.hpp"
#include "formats/types/column.hpp"
#include "formats/types/date.hpp"
#include "formats/types/decoded.hpp"
#include "formats/types/interval.hpp"
#include "formats/types/number.hpp"
#include "formats/types/object_image.hpp"
#include "formats/types/raw.hpp"
#include "formats/types/rowid.hpp"
#include "formats/types/timestamp.hpp"
#include "src/base/bytes.hpp"

namespace exhume::types {

struct Null {};

/// A value of a character type, or a CLOB's, converted to UTF-8. Owned by somebody else.
struct Text {
  std::string_view utf8;
};

/// Bytes that are no value of their column's type, kept as they are, and why.
struct Undecoded {
  Bytes bytes;
  std::string_view reason;  // has static storage
};

/// Any value. Text, Raw, Object, Undecoded and a logical RowId are views: their owner keeps the
/// bytes until the next row is read. Trivially copyable.
using Value =
    std::variant<Null, Number, Date, Timestamp, TimestampTz, TimestampLtz, IntervalYm, IntervalDs,
                 BinaryFloat, BinaryDouble, Text, Raw, RowId, Object, Undecoded>;

/// Decodes what stands in a row for a column of `type`, when that is neither text nor a LOB:
/// those need a character set or the LOB that follows, and come back Undecoded like bytes that
/// are no value and types without a decoder. Views in the result are into `bytes`.
Value decode_scalar(TypeCode type, Bytes bytes);

/// Parses the text of a number, date, timestamp, interval, float or ROWID: what append_text()
/// writes, stored as Oracle does. Refuses other types, whose text needs an owner or a character
/// set.
Decoded<Value> scalar_from_text(TypeCode type, std::string_view text);

/// Appends the stored form: for every decoded value the bytes that it came from. A Text is its
/// UTF-8 bytes, which only a caller that knows the column's character set can convert; Null has
/// no bytes.
void encode(ByteBuffer& out, const Value& value);

/// Appends the canonical text: what COPY shows before it escapes. Null is empty, Object and
/// Undecoded are `\x` and hex; each type's own header has the rest.
void append_text(std::string& out, const Value& value);

}  // namespace exhume::types
