#pragma once
// TIMESTAMP and its two kinds with a time zone.

#include <cstdint>
#include <string>
#include <string_view>

#include "formats/types/date.hpp"
#include "formats/types/decoded.hpp"
#include "src/base/bytes.hpp"

namespace exhume::types {

/// A TIMESTAMP: a DATE and a fraction of its second.
struct Timestamp {
  Date date;
  std::uint32_t nanoseconds = 0;
  /// Stored in 7 bytes, as Oracle does for a fraction of 0; 11 bytes of the same value occur.
  bool is_short = false;

  /// Takes the 7 bytes of a DATE, or these and nanoseconds as u32 BE.
  static Decoded<Timestamp> decode(Bytes bytes);

  /// Parses what append_text() writes. Without a point behind the seconds it is the short form.
  static Decoded<Timestamp> from_text(std::string_view text);

  auto operator<=>(const Timestamp&) const = default;
};

/// A TIMESTAMP WITH LOCAL TIME ZONE: the same bytes, normalised to the time zone of the
/// database that wrote them, which the value itself does not name.
struct TimestampLtz {
  Timestamp stored;

  static Decoded<TimestampLtz> decode(Bytes bytes);

  /// Parses as Timestamp does: a time in the database's time zone.
  static Decoded<TimestampLtz> from_text(std::string_view text);

  auto operator<=>(const TimestampLtz&) const = default;
};

/// A TIMESTAMP WITH TIME ZONE: the moment in UTC and the zone in which it was meant.
struct TimestampTz {
  static constexpr std::size_t size = 13;

  Date utc;
  std::uint32_t nanoseconds = 0;
  /// East of Greenwich, -959 to 959; 0 when the zone is a region.
  std::int16_t offset_minutes = 0;
  /// Oracle's number of a named region such as Europe/Berlin, 1 to 8191; 0 when the zone is an
  /// offset. The names belong to the time zone file of the database.
  std::uint16_t region = 0;
  /// The two bits beside a region's number: 0 in all values seen.
  std::uint8_t region_bits = 0;

  /// Takes a DATE and nanoseconds (u32 BE), both in UTC, then hour + 20 and minute + 60 of the
  /// offset; or, with bit 0x80 of the first of these two, 13 bits of region number.
  static Decoded<TimestampTz> decode(Bytes bytes);

  /// Parses what append_text() writes: local time, fraction, offset. The minutes of the offset
  /// may be missing. A region is not among what the text says.
  static Decoded<TimestampTz> from_text(std::string_view text);

  /// Date and time at the zone's offset; UTC for a region.
  Date local() const { return add_minutes(utc, offset_minutes); }

  auto operator<=>(const TimestampTz&) const = default;
};

/// Append the stored form.
void encode(ByteBuffer& out, const Timestamp& timestamp);
void encode(ByteBuffer& out, const TimestampLtz& timestamp);
void encode(ByteBuffer& out, const TimestampTz& timestamp);

/// Append `YYYY-MM-DD HH:MM:SS`, then `.` and as many digits of the fraction as it needs.
void append_text(std::string& out, const Timestamp& timestamp);
void append_text(std::string& out, const TimestampLtz& timestamp);

/// Appends the local time and its offset, `2024-01-01 05:00:00.5+05:30`. For a region it is the
/// same moment in UTC, `+00:00`: which offset a region has is known to its database alone.
void append_text(std::string& out, const TimestampTz& timestamp);

}  // namespace exhume::types
