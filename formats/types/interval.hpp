#pragma once
// INTERVAL YEAR TO MONTH and INTERVAL DAY TO SECOND.

#include <cstdint>
#include <string>
#include <string_view>

#include "formats/types/decoded.hpp"
#include "src/base/bytes.hpp"

namespace exhume::types {

/// An INTERVAL YEAR TO MONTH. Both fields have the sign of the interval.
struct IntervalYm {
  static constexpr std::size_t size = 5;

  std::int32_t years = 0;  // -999999999 to 999999999
  std::int8_t months = 0;  // -11 to 11

  /// Takes years + 0x80000000 as u32 BE and months + 60.
  static Decoded<IntervalYm> decode(Bytes bytes);

  /// Parses `[+|-]YEARS-MONTHS`.
  static Decoded<IntervalYm> from_text(std::string_view text);

  bool operator==(const IntervalYm&) const = default;
};

/// An INTERVAL DAY TO SECOND. All fields have the sign of the interval.
struct IntervalDs {
  static constexpr std::size_t size = 11;

  std::int32_t days = 0;  // -999999999 to 999999999
  std::int8_t hours = 0;  // -23 to 23
  std::int8_t minutes = 0;
  std::int8_t seconds = 0;
  std::int32_t nanoseconds = 0;

  /// Takes days + 0x80000000 as u32 BE, hours, minutes and seconds + 60, and nanoseconds +
  /// 0x80000000 as u32 BE.
  static Decoded<IntervalDs> decode(Bytes bytes);

  /// Parses `[+|-]DAYS HH:MM:SS[.FRACTION]`. The sign is the whole interval's, as Oracle has it;
  /// the time may repeat it, as append_text() does.
  static Decoded<IntervalDs> from_text(std::string_view text);

  bool operator==(const IntervalDs&) const = default;
};

/// Append the stored form.
void encode(ByteBuffer& out, const IntervalYm& interval);
void encode(ByteBuffer& out, const IntervalDs& interval);

/// Appends `+01-02` or `-01-02`, as Oracle shows it and PostgreSQL reads it.
void append_text(std::string& out, const IntervalYm& interval);

/// Appends `+03 04:05:06.789` or `-03 -04:05:06.789`. The sign before the time is PostgreSQL's:
/// there a sign counts for its own field, while Oracle shows one for all.
void append_text(std::string& out, const IntervalDs& interval);

}  // namespace exhume::types
