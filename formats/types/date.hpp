#pragma once
// DATE: seven bytes from century to second, in Oracle's calendar.

#include <cstdint>
#include <string>
#include <string_view>

#include "formats/types/decoded.hpp"
#include "formats/types/text_fields.hpp"
#include "src/base/bytes.hpp"

namespace exhume::types {

/// A DATE. The calendar is Oracle's: Julian up to 1582-10-04, Gregorian from 1582-10-15;
/// years -4712 to 9999, negative before Christ, and no year 0.
struct Date {
  static constexpr std::size_t size = 7;

  std::int16_t year = 1;
  std::uint8_t month = 1;
  std::uint8_t day = 1;
  std::uint8_t hour = 0;
  std::uint8_t minute = 0;
  std::uint8_t second = 0;

  /// Takes century + 100, year of the century + 100 (both below 100 before Christ), month,
  /// day, hour + 1, minute + 1, second + 1. Refuses what is no date of the calendar; days that
  /// the change of 1582 skipped are taken, since programs can store them.
  static Decoded<Date> decode(Bytes bytes);

  /// Parses what append_text() writes; without a time it is midnight.
  static Decoded<Date> from_text(std::string_view text);

  auto operator<=>(const Date&) const = default;
};

/// Appends the seven bytes.
void encode(ByteBuffer& out, const Date& date);

/// Appends `YYYY-MM-DD HH:MM:SS`, with `-` in front before Christ.
void append_text(std::string& out, const Date& date);

/// Reads a date, and a time of day where one follows, from the front of `text`. The year may be
/// one that only a local time has.
Decoded<Date> read_date(TextFields& text);

/// Whether Oracle stores dates of `year`.
bool is_stored_year(int year);

/// How many days `month` of `year` has in Oracle's calendar.
int days_in_month(int year, int month);

/// `date` moved by `minutes`, which may be negative, over Oracle's calendar.
Date add_minutes(const Date& date, int minutes);

}  // namespace exhume::types
