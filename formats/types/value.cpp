#include "formats/types/value.hpp"

namespace exhume::types {
namespace {

static_assert(std::is_trivially_copyable_v<Value>);

template <typename T>
Value value_or_bytes(const Decoded<T>& decoded, Bytes bytes) {
  if (decoded) return *decoded;
  return Undecoded{bytes, decoded.reason()};
}

void append(ByteBuffer& out, Bytes bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}

void encode(ByteBuffer&, const Null&) {}
void encode(ByteBuffer& out, const Text& text) {
  append(out, as_bytes(text.utf8));
}
void encode(ByteBuffer& out, const Undecoded& undecoded) {
  append(out, undecoded.bytes);
}

void append_text(std::string&, const Null&) {}
void append_text(std::string& out, const Text& text) {
  out += text.utf8;
}
void append_text(std::string& out, const Object& object) {
  types::append_text(out, Raw{object.image});
}
void append_text(std::string& out, const Undecoded& undecoded) {
  types::append_text(out, Raw{undecoded.bytes});
}

}  // namespace

Value decode_scalar(TypeCode type, Bytes bytes) {
  switch (type) {
    case TypeCode::number: return value_or_bytes(Number::decode(bytes), bytes);
    case TypeCode::date: return value_or_bytes(Date::decode(bytes), bytes);
    case TypeCode::timestamp: return value_or_bytes(Timestamp::decode(bytes), bytes);
    case TypeCode::timestamp_tz: return value_or_bytes(TimestampTz::decode(bytes), bytes);
    case TypeCode::timestamp_ltz: return value_or_bytes(TimestampLtz::decode(bytes), bytes);
    case TypeCode::interval_ym: return value_or_bytes(IntervalYm::decode(bytes), bytes);
    case TypeCode::interval_ds: return value_or_bytes(IntervalDs::decode(bytes), bytes);
    case TypeCode::binary_float: return value_or_bytes(BinaryFloat::decode(bytes), bytes);
    case TypeCode::binary_double: return value_or_bytes(BinaryDouble::decode(bytes), bytes);
    case TypeCode::raw:
    case TypeCode::long_raw: return Raw{bytes};
    case TypeCode::rowid_v7:
    case TypeCode::rowid:
    case TypeCode::rowid_descriptor: return value_or_bytes(RowId::decode(bytes), bytes);
    case TypeCode::urowid: return value_or_bytes(RowId::decode_universal(bytes), bytes);
    case TypeCode::opaque:
    case TypeCode::ref:
    case TypeCode::object:
    case TypeCode::nested_table:
    case TypeCode::varray: return Object{bytes};
    case TypeCode::varchar2:
    case TypeCode::character:
    case TypeCode::long_text: return Undecoded{bytes, "text, which needs its character set"};
    case TypeCode::clob:
    case TypeCode::blob:
    case TypeCode::bfile: return Undecoded{bytes, "a LOB locator"};
    case TypeCode::time:
    case TypeCode::time_tz: break;
  }
  return Undecoded{bytes, "a type without a decoder"};
}

void encode(ByteBuffer& out, const Value& value) {
  std::visit([&out](const auto& held) { encode(out, held); }, value);
}

void append_text(std::string& out, const Value& value) {
  std::visit([&out](const auto& held) { append_text(out, held); }, value);
}

}  // namespace exhume::types
