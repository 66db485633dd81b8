#pragma once
// Stored values of Oracle's types, written out by hand for test dumps. They share no code
// with formats/types, so that a mistake there cannot hide behind the same mistake here.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace exhume::test {

/// Bytes that a test owns and may cut, flip and splice.
using Buffer = std::vector<std::uint8_t>;

/// A moment in the proleptic calendar; `year` is negative for BC (there is no year 0).
struct Moment {
  int year = 2000;
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;
  std::uint32_t nanosecond = 0;
};

/// The bytes of a text as they are.
Buffer bytes_of(std::string_view text);

/// The bytes that pairs of hex digits name; blanks between them are skipped.
Buffer from_hex(std::string_view digits);

/// `utf8` in the charset of an ICU converter ("gbk", "windows-1251"); throws
/// std::invalid_argument when the charset cannot hold it.
std::string encode(std::string_view utf8, const char* converter);

/// NUMBER from a decimal such as "-12.50" or "1e-130", or "Infinity" and "-Infinity".
Buffer number(std::string_view decimal);

/// NUMBER of a whole number.
Buffer number(std::int64_t value);

/// DATE: 7 bytes.
Buffer date(const Moment& moment);

/// TIMESTAMP: 7 bytes, or 11 with a fraction.
Buffer timestamp(const Moment& moment);

/// TIMESTAMP WITH TIME ZONE: 13 bytes, the moment in UTC and the offset in minutes.
Buffer timestamp_at_offset(const Moment& utc, int offset_minutes);

/// TIMESTAMP WITH TIME ZONE whose zone is a region of Oracle's zone file.
Buffer timestamp_in_region(const Moment& utc, unsigned region_id);

/// INTERVAL YEAR TO MONTH; both parts carry the sign.
Buffer interval_year_month(int years, int months);

/// INTERVAL DAY TO SECOND; every part carries the sign.
Buffer interval_day_second(int days, int hours, int minutes, int seconds, int nanoseconds = 0);

/// BINARY_FLOAT: IEEE 754 single, big-endian, in Oracle's sortable form.
Buffer binary_float(float value);

/// BINARY_DOUBLE: IEEE 754 double, big-endian, in Oracle's sortable form.
Buffer binary_double(double value);

/// Extended ROWID as it is stored: data object number, data block address, row number.
Buffer rowid(std::uint32_t data_object, std::uint32_t block_address, std::uint16_t row);

}  // namespace exhume::test
