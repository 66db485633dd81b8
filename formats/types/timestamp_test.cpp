#include "formats/types/timestamp.hpp"

#include <catch2/catch.hpp>

#include "formats/types/round_trip_check.hpp"

using namespace exhume;
using namespace exhume::types;
using namespace exhume::types::check;

namespace {

const Date noon{.year = 2024, .month = 1, .day = 1, .hour = 12};

ByteBuffer with_zone(int first, int second) {
  return bytes({0x78, 0x7c, 1, 1, 13, 1, 1, 0, 0, 0, 0, first, second});
}

}  // namespace

TEST_CASE("TIMESTAMP: as many digits of the fraction as it needs") {
  const std::pair<std::uint32_t, const char*> fractions[] = {
      {0, ""},           {500000000, ".5"},         {120000000, ".12"}, {123000000, ".123"},
      {1000, ".000001"}, {123456789, ".123456789"}, {1, ".000000001"},  {999999999, ".999999999"},
  };
  for (const auto& [nanoseconds, digits] : fractions) {
    const Timestamp timestamp{.date = noon, .nanoseconds = nanoseconds};
    CHECK(text(timestamp) == std::string("2024-01-01 12:00:00") + digits);
    CHECK(*Timestamp::decode(encoded(timestamp)) == timestamp);
  }
}

TEST_CASE("TIMESTAMP: both widths come back as they were") {
  const ByteBuffer narrow = bytes({0x78, 0x7c, 1, 1, 13, 1, 1});
  const ByteBuffer wide = bytes({0x78, 0x7c, 1, 1, 13, 1, 1, 0, 0, 0, 0});
  CHECK(encoded(*Timestamp::decode(narrow)) == narrow);
  CHECK(encoded(*Timestamp::decode(wide)) == wide);
  CHECK(encoded(*TimestampLtz::decode(narrow)) == narrow);
  CHECK(text(*TimestampLtz::decode(wide)) == "2024-01-01 12:00:00");
  CHECK_FALSE(Timestamp::decode(bytes({0x78, 0x7c, 1, 1, 13, 1, 1, 0x3b, 0x9a, 0xca, 0x00})));
}

TEST_CASE("TIMESTAMP WITH TIME ZONE: local time at its offset") {
  const std::pair<int, const char*> offsets[] = {
      {0, "2024-01-01 12:00:00.5+00:00"},   {330, "2024-01-01 17:30:00.5+05:30"},
      {-30, "2024-01-01 11:30:00.5-00:30"}, {-779, "2023-12-31 23:01:00.5-12:59"},
      {840, "2024-01-02 02:00:00.5+14:00"},
  };
  for (const auto& [minutes, shown] : offsets) {
    CAPTURE(shown);
    const TimestampTz timestamp{.utc = noon,
                                .nanoseconds = 500000000,
                                .offset_minutes = static_cast<std::int16_t>(minutes)};
    CHECK(text(timestamp) == shown);
    const auto again = TimestampTz::decode(encoded(timestamp));
    REQUIRE(again);
    CHECK(*again == timestamp);
  }
  CHECK(text(*TimestampTz::decode(with_zone(25, 90))) == "2024-01-01 17:30:00+05:30");
  CHECK(text(*TimestampTz::decode(with_zone(15, 30))) == "2024-01-01 06:30:00-05:30");
}

TEST_CASE("TIMESTAMP WITH TIME ZONE: every offset and region comes back") {
  for (int minutes = -959; minutes <= 959; ++minutes) {
    const TimestampTz timestamp{.utc = noon, .offset_minutes = static_cast<std::int16_t>(minutes)};
    const auto again = TimestampTz::decode(encoded(timestamp));
    if (!again || *again != timestamp) FAIL(minutes);
  }
  for (int region = 1; region < 8192; ++region) {
    const TimestampTz timestamp{.utc = noon,
                                .region = static_cast<std::uint16_t>(region),
                                .region_bits = static_cast<std::uint8_t>(region % 4)};
    const auto again = TimestampTz::decode(encoded(timestamp));
    if (!again || *again != timestamp) FAIL(region);
  }
}

TEST_CASE("TIMESTAMP WITH TIME ZONE: a region keeps its number and shows UTC") {
  const auto timestamp = TimestampTz::decode(with_zone(0xd0, 0x04));
  REQUIRE(timestamp);
  CHECK(timestamp->region == 5121);
  CHECK(text(*timestamp) == "2024-01-01 12:00:00+00:00");
  CHECK_FALSE(TimestampTz::decode(with_zone(0x80, 0x00)));
  CHECK_FALSE(TimestampTz::decode(with_zone(21, 59)));
  CHECK_FALSE(TimestampTz::decode(with_zone(36, 60)));
}

TEST_CASE("TIMESTAMP: any bytes are refused or come back") {
  const ByteBuffer wide = encoded(Timestamp{.date = noon, .nanoseconds = 123456789});
  CHECK(count_unfaithful(Timestamp::decode, wide, 1) == 0);
  CHECK(count_unfaithful(TimestampLtz::decode, wide, 2) == 0);
  CHECK(count_unfaithful(TimestampTz::decode, with_zone(25, 90), 3) == 0);
  CHECK(count_unfaithful(TimestampTz::decode, with_zone(0xd0, 0x04), 4) == 0);
}

TEST_CASE("TIMESTAMP: from its text, where a point asks for the long form") {
  for (const char* shown : {"2024-01-01 12:00:00.5", "2024-01-01 12:00:00.000000001",
                            "-0044-03-15 00:00:00", "2024-01-01 12:00:00"}) {
    REQUIRE(Timestamp::from_text(shown));
    CHECK(text(*Timestamp::from_text(shown)) == shown);
    CHECK(text(*TimestampLtz::from_text(shown)) == shown);
  }
  CHECK(encoded(*Timestamp::from_text("2024-01-01 12:00:00")).size() == 7);
  CHECK(encoded(*Timestamp::from_text("2024-01-01 12:00:00.0")).size() == 11);
  const std::pair<const char*, const char*> bad[] = {
      {"2024-01-01 12:00:00.", "no digits behind the point of the seconds"},
      {"2024-01-01 12:00:00.0000000001", "a timestamp with something behind it"},
      {"10000-01-01 12:00:00", "a year outside -4712 to 9999"},
  };
  for (const auto& [shown, reason] : bad) {
    CHECK(Timestamp::from_text(shown).reason() == reason);
    CHECK(TimestampLtz::from_text(shown).reason() == reason);
  }
}

TEST_CASE("TIMESTAMP WITH TIME ZONE: from its text, every offset") {
  for (int minutes = -959; minutes <= 959; ++minutes) {
    const TimestampTz timestamp{
        .utc = noon, .nanoseconds = 5, .offset_minutes = static_cast<std::int16_t>(minutes)};
    const auto again = TimestampTz::from_text(text(timestamp));
    if (!again || *again != timestamp) FAIL(minutes);
  }
  CHECK(text(*TimestampTz::from_text("2024-01-01 12:00:00+02")) == "2024-01-01 12:00:00+02:00");
  const TimestampTz last{.utc = {.year = 9999, .month = 12, .day = 31, .hour = 23},
                         .offset_minutes = 60};
  CHECK(text(last) == "10000-01-01 00:00:00+01:00");
  CHECK(*TimestampTz::from_text(text(last)) == last);
  const std::pair<const char*, const char*> bad[] = {
      {"2024-01-01 12:00:00", "no time zone of the form +HH:MM behind the time"},
      {"2024-01-01 12:00:00+02:00x", "no time zone of the form +HH:MM behind the time"},
      {"2024-01-01 12:00:00+16:00", "a time zone offset outside -15:59 to +15:59"},
      {"2024-01-01 12:00:00+01:60", "a time zone offset outside -15:59 to +15:59"},
      {"10000-01-01 12:00:00+01:00", "a year outside -4712 to 9999"},
  };
  for (const auto& [shown, reason] : bad) CHECK(TimestampTz::from_text(shown).reason() == reason);
}
