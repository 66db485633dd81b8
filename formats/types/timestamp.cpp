#include "formats/types/timestamp.hpp"

#include "formats/types/fields.hpp"

namespace exhume::types {
namespace {

constexpr std::size_t full_size = Date::size + 4;
constexpr std::uint8_t region_mark = 0x80;
constexpr int max_offset_hours = 15;

Refusal bad_fraction() {
  return {"a fraction of more than 999999999 nanoseconds"};
}

Refusal bad_offset() {
  return {"a time zone offset outside -15:59 to +15:59"};
}

Refusal bad_year() {
  return {"a year outside -4712 to 9999"};
}

// A date and a time of day with their fraction.
Decoded<Timestamp> read_moment(TextFields& fields) {
  const auto date = read_date(fields);
  if (!date) return Refusal{date.reason()};
  Timestamp out{.date = *date, .is_short = true};
  if (fields.accept('.')) {
    const auto nanoseconds = fields.billionths();
    if (!nanoseconds) return Refusal{"no digits behind the point of the seconds"};
    out.nanoseconds = *nanoseconds;
    out.is_short = false;
  }
  return out;
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

Decoded<Timestamp> Timestamp::from_text(std::string_view text) {
  TextFields fields(text);
  const auto moment = read_moment(fields);
  if (moment && !fields.at_end()) return Refusal{"a timestamp with something behind it"};
  if (moment && !is_stored_year(moment->date.year)) return bad_year();
  return moment;
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

Decoded<TimestampLtz> TimestampLtz::from_text(std::string_view text) {
  const auto stored = Timestamp::from_text(text);
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
  if (hour < -max_offset_hours || hour > max_offset_hours || minute < -59 || minute > 59 ||
      hour * minute < 0) {
    return bad_offset();
  }
  out.offset_minutes = static_cast<std::int16_t>(hour * 60 + minute);
  return out;
}

Decoded<TimestampTz> TimestampTz::from_text(std::string_view text) {
  TextFields fields(text);
  const auto local = read_moment(fields);
  if (!local) return Refusal{local.reason()};
  const auto west = fields.sign();
  const auto hours = fields.digits(2, 2);
  const auto minutes = fields.accept(':') ? fields.digits(2, 2) : 0;
  if (!west || !hours || !minutes || !fields.at_end()) {
    return Refusal{"no time zone of the form +HH:MM behind the time"};
  }
  const int offset = (*hours * 60 + *minutes) * (*west ? -1 : 1);
  if (*hours > max_offset_hours || *minutes > 59) return bad_offset();
  const Date utc = add_minutes(local->date, -offset);
  if (!is_stored_year(utc.year)) return bad_year();
  return TimestampTz{.utc = utc,
                     .nanoseconds = local->nanoseconds,
                     .offset_minutes = static_cast<std::int16_t>(offset)};
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
