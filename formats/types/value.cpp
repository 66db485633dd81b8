#include "formats/types/value.hpp"

#include "formats/types/lob_locator.hpp"

namespace exhume::types {
namespace {

static_assert(std::is_trivially_copyable_v<Value>);

template <typename T>
Value value_or_bytes(const Decoded<T>& decoded, Bytes bytes) {
  if (decoded) return *decoded;
  return Undecoded{bytes, decoded.reason()};
}

template <typename T>
Decoded<Value> value_or_refusal(const Decoded<T>& decoded) {
  if (!decoded) return Refusal{decoded.reason()};
  return Value(*decoded);
}

Decoded<Value> number_from_text(std::string_view text) {
  if (const auto number = Number::from_decimal(text)) return Value(*number);
  return Refusal{"no number that a NUMBER holds exactly"};
}

Decoded<Value> rowid_from_text(std::string_view text) {
  const auto parsed = RowId::from_text(text);
  if (!parsed) return Refusal{parsed.reason()};
  RowId out = *parsed;
  out.form = parsed->form == RowId::Form::restricted_text ? RowId::Form::restricted
                                                          : RowId::Form::extended;
  if (!fits_block_address(out)) return Refusal{"a ROWID beyond 1023 files or 4194303 blocks"};
  return Value(out);
}

Decoded<Value> urowid_from_text(std::string_view text) {
  const auto parsed = RowId::from_text(text);
  if (!parsed) return Refusal{parsed.reason()};
  if (parsed->form == RowId::Form::restricted_text) {
    return Refusal{"a restricted ROWID, which is no UROWID"};
  }
  RowId out = *parsed;
  out.form = RowId::Form::universal_physical;
  return Value(out);
}

// The file itself is outside the database: its names, in the bytes of the locator, are all there
// is.
Value bfile(Bytes bytes) {
  const auto locator = BfileLocator::decode(bytes);
  if (!locator) return Undecoded{bytes, locator.reason()};
  return Object{bytes};
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
    case TypeCode::bfile: return bfile(bytes);
    case TypeCode::clob:
    case TypeCode::blob: return Undecoded{bytes, "a LOB locator"};
    case TypeCode::time:
    case TypeCode::time_tz: break;
  }
  return Undecoded{bytes, "a type without a decoder"};
}

Decoded<Value> scalar_from_text(TypeCode type, std::string_view text) {
  switch (type) {
    case TypeCode::number: return number_from_text(text);
    case TypeCode::date: return value_or_refusal(Date::from_text(text));
    case TypeCode::timestamp: return value_or_refusal(Timestamp::from_text(text));
    case TypeCode::timestamp_tz: return value_or_refusal(TimestampTz::from_text(text));
    case TypeCode::timestamp_ltz: return value_or_refusal(TimestampLtz::from_text(text));
    case TypeCode::interval_ym: return value_or_refusal(IntervalYm::from_text(text));
    case TypeCode::interval_ds: return value_or_refusal(IntervalDs::from_text(text));
    case TypeCode::binary_float: return value_or_refusal(BinaryFloat::from_text(text));
    case TypeCode::binary_double: return value_or_refusal(BinaryDouble::from_text(text));
    case TypeCode::rowid_v7:
    case TypeCode::rowid:
    case TypeCode::rowid_descriptor: return rowid_from_text(text);
    case TypeCode::urowid: return urowid_from_text(text);
    default: return Refusal{"a type whose values have no text of their own"};
  }
}

void encode(ByteBuffer& out, const Value& value) {
  std::visit([&out](const auto& held) { encode(out, held); }, value);
}

void append_text(std::string& out, const Value& value) {
  std::visit([&out](const auto& held) { append_text(out, held); }, value);
}

}  // namespace exhume::types
