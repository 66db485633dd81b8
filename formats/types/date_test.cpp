#include "formats/types/date.hpp"

#include <catch2/catch.hpp>

#include "formats/types/round_trip_check.hpp"

using namespace exhume;
using namespace exhume::types;
using namespace exhume::types::check;

TEST_CASE("DATE: known bytes are known text, both ways") {
  const std::pair<ByteBuffer, const char*> known[] = {
      {bytes({0x78, 0x7c, 0x02, 0x1d, 0x18, 0x3c, 0x3c}), "2024-02-29 23:59:59"},
      {bytes({0x77, 0xc7, 0x0c, 0x1f, 1, 1, 1}), "1999-12-31 00:00:00"},
      {bytes({0x35, 0x58, 1, 1, 1, 1, 1}), "-4712-01-01 00:00:00"},
      {bytes({0xc7, 0xc7, 0x0c, 0x1f, 0x18, 0x3c, 0x3c}), "9999-12-31 23:59:59"},
      {bytes({0x64, 0x63, 6, 1, 1, 1, 1}), "-0001-06-01 00:00:00"},
      {bytes({0x64, 0x65, 1, 1, 1, 1, 1}), "0001-01-01 00:00:00"},
      {bytes({0x63, 0x64, 1, 1, 1, 1, 1}), "-0100-01-01 00:00:00"},
      {bytes({0x73, 0x64, 2, 0x1d, 1, 1, 1}), "1500-02-29 00:00:00"},
      {bytes({0x73, 0xb6, 10, 10, 1, 1, 1}), "1582-10-10 00:00:00"},
  };
  for (const auto& [stored, shown] : known) {
    CAPTURE(shown);
    const auto date = Date::decode(stored);
    REQUIRE(date);
    CHECK(text(*date) == shown);
    CHECK(encoded(*date) == stored);
  }
}

TEST_CASE("DATE: what is no date is refused with the reason") {
  const std::pair<ByteBuffer, const char*> bad[] = {
      {bytes({0x78, 0x7c, 2, 0x1e, 1, 1, 1}), "a day that its month does not have"},
      {bytes({0x77, 0x64, 2, 0x1d, 1, 1, 1}), "a day that its month does not have"},
      {bytes({0x78, 0x7c, 1, 0, 1, 1, 1}), "a day that its month does not have"},
      {bytes({0x78, 0x7c, 0, 1, 1, 1, 1}), "a month outside 1 to 12"},
      {bytes({0x78, 0x7c, 13, 1, 1, 1, 1}), "a month outside 1 to 12"},
      {bytes({0x78, 0x7c, 1, 1, 0, 1, 1}), "an hour outside 0 to 23"},
      {bytes({0x78, 0x7c, 1, 1, 25, 1, 1}), "an hour outside 0 to 23"},
      {bytes({0x78, 0x7c, 1, 1, 1, 61, 1}), "a minute outside 0 to 59"},
      {bytes({0x78, 0x7c, 1, 1, 1, 1, 61}), "a second outside 0 to 59"},
      {bytes({0x64, 0x64, 1, 1, 1, 1, 1}), "a year outside -4712 to 9999"},
      {bytes({0x35, 0x57, 1, 1, 1, 1, 1}), "a year outside -4712 to 9999"},
      {bytes({0xc8, 0x64, 1, 1, 1, 1, 1}), "a year outside -4712 to 9999"},
      {bytes({0x78, 0x63, 1, 1, 1, 1, 1}), "a date whose century and year do not belong together"},
      {bytes({0x78, 0xc8, 1, 1, 1, 1, 1}), "a date whose century and year do not belong together"},
      {bytes({0x78, 0x7c, 1, 1, 1, 1}), "a DATE that is not of 7 bytes"},
  };
  for (const auto& [stored, reason] : bad) CHECK(Date::decode(stored).reason() == reason);
}

TEST_CASE("DATE: random dates survive bytes, any other bytes are refused or come back") {
  Random random(1);
  for (int i = 0; i < 20000; ++i) {
    Date date;
    do date.year = between<std::int16_t>(random, -4712, 9999);
    while (date.year == 0);
    date.month = static_cast<std::uint8_t>(between(random, 1, 12));
    date.day = static_cast<std::uint8_t>(between(random, 1, days_in_month(date.year, date.month)));
    date.hour = static_cast<std::uint8_t>(between(random, 0, 23));
    date.minute = static_cast<std::uint8_t>(between(random, 0, 59));
    date.second = static_cast<std::uint8_t>(between(random, 0, 59));
    const auto again = Date::decode(encoded(date));
    if (!again || *again != date) FAIL(text(date));
  }
  CHECK(count_unfaithful(Date::decode, encoded(Date{.year = 2024, .month = 2, .day = 29}), 2) == 0);
  CHECK(count_unfaithful(Date::decode, encoded(Date{.year = -44, .month = 3, .day = 15}), 3) == 0);
}

TEST_CASE("moving a date by minutes carries over the calendar") {
  const auto moved = [](Date date, int minutes) { return text(add_minutes(date, minutes)); };
  CHECK(moved({.year = 2024, .month = 2, .day = 28, .hour = 23}, 90) == "2024-02-29 00:30:00");
  CHECK(moved({.year = 2023, .month = 2, .day = 28, .hour = 23}, 90) == "2023-03-01 00:30:00");
  CHECK(moved({.year = 2024, .month = 1, .day = 1, .second = 7}, -1) == "2023-12-31 23:59:07");
  CHECK(moved({.year = 2024, .month = 3, .day = 1}, -1) == "2024-02-29 23:59:00");
  CHECK(moved({.year = 1582, .month = 10, .day = 4, .hour = 23}, 60) == "1582-10-15 00:00:00");
  CHECK(moved({.year = 1582, .month = 10, .day = 15}, -60) == "1582-10-04 23:00:00");
  CHECK(moved({.year = -1, .month = 12, .day = 31, .hour = 23}, 60) == "0001-01-01 00:00:00");
  CHECK(moved({.year = 1, .month = 1, .day = 1}, -60) == "-0001-12-31 23:00:00");
  CHECK(moved({.year = 9999, .month = 12, .day = 31, .hour = 23}, 60) == "10000-01-01 00:00:00");
}

TEST_CASE("DATE: from its text") {
  for (const char* shown : {"2024-02-29 23:59:59", "-4712-01-01 00:00:00", "9999-12-31 23:59:59",
                            "1500-02-29 00:00:00", "1582-10-10 00:00:00"}) {
    REQUIRE(Date::from_text(shown));
    CHECK(text(*Date::from_text(shown)) == shown);
  }
  CHECK(text(*Date::from_text("1999-12-31")) == "1999-12-31 00:00:00");
  const std::pair<const char*, const char*> bad[] = {
      {"", "no date of the form YYYY-MM-DD HH:MM:SS"},
      {"2024-2-29", "no date of the form YYYY-MM-DD HH:MM:SS"},
      {"2024-02-29 1:00:00", "no time of the form HH:MM:SS"},
      {"2024-02-29 ", "no time of the form HH:MM:SS"},
      {"2024-02-30", "a day that its month does not have"},
      {"2024-13-01", "a month outside 1 to 12"},
      {"2024-01-01 24:00:00", "an hour outside 0 to 23"},
      {"2024-01-01 00:60:00", "a minute outside 0 to 59"},
      {"2024-01-01 00:00:60", "a second outside 0 to 59"},
      {"0000-01-01", "a year outside -4712 to 9999"},
      {"10000-01-01", "a year outside -4712 to 9999"},
      {"-4713-01-01", "a year outside -4712 to 9999"},
      {"2024-01-01 00:00:00 BC", "a date with something behind it"},
  };
  for (const auto& [shown, reason] : bad) CHECK(Date::from_text(shown).reason() == reason);
}

TEST_CASE("DATE: random dates survive text") {
  Random random(4);
  for (int i = 0; i < 5000; ++i) {
    const auto date =
        Date::decode(bytes({between(random, 101, 199), between(random, 100, 199),
                            between(random, 1, 12), between(random, 1, 28), between(random, 1, 24),
                            between(random, 1, 60), between(random, 1, 60)}));
    REQUIRE(date);
    const auto again = Date::from_text(text(*date));
    if (!again || *again != *date) FAIL(text(*date));
  }
}
