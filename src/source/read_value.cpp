#include "src/source/read_value.hpp"

#include "formats/types/raw.hpp"

namespace exhume::source {
namespace {

using types::TypeCode;
using types::Undecoded;
using types::Value;

template <typename T>
Value value_or_text(const types::Decoded<T>& decoded, std::string_view text) {
  if (decoded) return *decoded;
  return Undecoded{as_bytes(text), decoded.reason()};
}

}  // namespace

Value read_value(TypeCode code, std::string_view text, types::ByteBuffer& bytes) {
  switch (code) {
    case TypeCode::varchar2:
    case TypeCode::character:
    case TypeCode::long_text:
    case TypeCode::clob:
      // To Oracle an empty string is NULL; an empty CLOB is not.
      if (text.empty() && code != TypeCode::clob) return types::Null{};
      return types::Text{text};
    case TypeCode::number:
      if (const auto number = types::Number::from_decimal(text)) return *number;
      return Undecoded{as_bytes(text), "no number of Oracle's"};
    case TypeCode::date: return value_or_text(types::Date::from_text(text), text);
    case TypeCode::timestamp: return value_or_text(types::Timestamp::from_text(text), text);
    case TypeCode::timestamp_tz: return value_or_text(types::TimestampTz::from_text(text), text);
    case TypeCode::timestamp_ltz: return value_or_text(types::TimestampLtz::from_text(text), text);
    case TypeCode::interval_ym: return value_or_text(types::IntervalYm::from_text(text), text);
    case TypeCode::interval_ds: return value_or_text(types::IntervalDs::from_text(text), text);
    case TypeCode::binary_float: return value_or_text(types::BinaryFloat::from_text(text), text);
    case TypeCode::binary_double: return value_or_text(types::BinaryDouble::from_text(text), text);
    case TypeCode::rowid:
    case TypeCode::urowid: return value_or_text(types::RowId::from_text(text), text);
    case TypeCode::raw:
    case TypeCode::long_raw:
    case TypeCode::blob:
      if (auto parsed = types::parse_hex(text)) {
        bytes = std::move(*parsed);
        if (bytes.empty() && code != TypeCode::blob) return types::Null{};
        return types::Raw{bytes};
      }
      return Undecoded{as_bytes(text), "no bytes in hex"};
    default: return Undecoded{as_bytes(text), "a type that a dump cannot hold"};
  }
}

}  // namespace exhume::source
