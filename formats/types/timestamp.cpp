#include "formats/types/timestamp.hpp"

#include "formats/types/fields.hpp"

namespace exhume::types {
namespace {

constexpr std::size_t full_size = Date::size + 4;
constexpr std::uint8_t region_mark = 0x80;

Refusal bad_fraction() {
  return {"a fraction of more than 999999999 nanoseconds"};
}

}  // namespace

Decoded<Timestamp> Timestamp::decode(Bytes bytes) {
  if (bytes.size() != Date::size && bytes.size() != full_size) {
    return Refusal{"a TIMESTAMP that is not of 7 or 11 bytes"};
  }
  const auto date = Date::decode(bytes.first(Date::size));
  if (!date) return Refusal{date.reason()};
  Timestamp out{.date = *date, .is_short = bytes.size() == Date::size};
  if (!out.is_short) out.nanoseconds = load_u32be(bytes.subspan<Date::size, 4>());
  if (out.nanoseconds > max_nanoseconds) return bad_fraction();
  return out;
}

void encode(ByteBuffer& out, const Timestamp& timestamp) {
  encode(out, timestamp.date);
  if (!timestamp.is_short) append_u32be(out, timestamp.nanoseconds);
}

void append_text(std::string& out, const Timestamp& timestamp) {
  append_text(out, timestamp.date);
  append_fraction(out, timestamp.nanoseconds);
}

Decoded<TimestampLtz> TimestampLtz::decode(Bytes bytes) {
  const auto stored = Timestamp::decode(bytes);
  if (!stored) return Refusal{stored.reason()};
  return TimestampLtz{*stored};
}

void encode(ByteBuffer& out, const TimestampLtz& timestamp) {
  encode(out, timestamp.stored);
}

void append_text(std::string& out, const TimestampLtz& timestamp) {
  append_text(out, timestamp.stored);
}

Decoded<TimestampTz> TimestampTz::decode(Bytes bytes) {
  if (bytes.size() != size) return Refusal{"a TIMESTAMP WITH TIME ZONE that is not of 13 bytes"};
  const auto utc = Date::decode(bytes.first(Date::size));
  if (!utc) return Refusal{utc.reason()};
  TimestampTz out{.utc = *utc, .nanoseconds = load_u32be(bytes.subspan<Date::size, 4>())};
  if (out.nanoseconds > max_nanoseconds) return bad_fraction();

  const int first = bytes[full_size];
  const int second = bytes[full_size + 1];
  if (first & region_mark) {
    out.region = static_cast<std::uint16_t>((first & 0x7f) << 6 | second >> 2);
    out.region_bits = static_cast<std::uint8_t>(second & 3);
    if (out.region == 0) return Refusal{"a time zone region of number 0"};
    return out;
  }
  const int hour = first - 20;
  const int minute = second - 60;
  if (hour < -15 || hour > 15 || minute < -59 || minute > 59 || hour * minute < 0) {
    return Refusal{"a time zone offset outside -15:59 to +15:59"};
  }
  out.offset_minutes = static_cast<std::int16_t>(hour * 60 + minute);
  return out;
}

void encode(ByteBuffer& out, const TimestampTz& timestamp) {
  encode(out, timestamp.utc);
  append_u32be(out, timestamp.nanoseconds);
  if (timestamp.region != 0) {
    out.push_back(static_cast<std::uint8_t>(region_mark | timestamp.region >> 6));
    out.push_back(
        static_cast<std::uint8_t>((timestamp.region & 0x3f) << 2 | timestamp.region_bits));
    return;
  }
  out.push_back(static_cast<std::uint8_t>(timestamp.offset_minutes / 60 + 20));
  out.push_back(static_cast<std::uint8_t>(timestamp.offset_minutes % 60 + 60));
}

void append_text(std::string& out, const TimestampTz& timestamp) {
  append_text(out, timestamp.local());
  append_fraction(out, timestamp.nanoseconds);
  const int minutes =
      timestamp.offset_minutes < 0 ? -timestamp.offset_minutes : timestamp.offset_minutes;
  out.push_back(timestamp.offset_minutes < 0 ? '-' : '+');
  append_two_digits(out, minutes / 60);
  out.push_back(':');
  append_two_digits(out, minutes % 60);
}

}  // namespace exhume::types
