#include "formats/types/interval.hpp"

#include <catch2/catch.hpp>

#include "formats/types/round_trip_check.hpp"

using namespace exhume;
using namespace exhume::types;
using namespace exhume::types::check;

TEST_CASE("INTERVAL YEAR TO MONTH: known bytes are known text, both ways") {
  const std::pair<ByteBuffer, const char*> known[] = {
      {bytes({0x80, 0, 0, 1, 62}), "+01-02"},
      {bytes({0x7f, 0xff, 0xff, 0xff, 58}), "-01-02"},
      {bytes({0x80, 0, 0, 0, 60}), "+00-00"},
      {bytes({0x80, 0, 0, 0, 59}), "-00-01"},
      {bytes({0xbb, 0x9a, 0xc9, 0xff, 71}), "+999999999-11"},
      {bytes({0x44, 0x65, 0x36, 0x01, 49}), "-999999999-11"},
  };
  for (const auto& [stored, shown] : known) {
    CAPTURE(shown);
    const auto interval = IntervalYm::decode(stored);
    REQUIRE(interval);
    CHECK(text(*interval) == shown);
    CHECK(encoded(*interval) == stored);
  }
}

TEST_CASE("INTERVAL DAY TO SECOND: known bytes are known text, both ways") {
  const std::pair<ByteBuffer, const char*> known[] = {
      {bytes({0x80, 0, 0, 3, 64, 65, 66, 0xaf, 0x07, 0x2f, 0x40}), "+03 04:05:06.789"},
      {bytes({0x7f, 0xff, 0xff, 0xfd, 56, 55, 54, 0x50, 0xf8, 0xd0, 0xc0}), "-03 -04:05:06.789"},
      {bytes({0x80, 0, 0, 0, 60, 60, 60, 0x80, 0, 0, 0}), "+00 00:00:00"},
      {bytes({0x80, 0, 0, 0, 60, 60, 59, 0x80, 0, 0, 0}), "-00 -00:00:01"},
      {bytes({0xbb, 0x9a, 0xc9, 0xff, 83, 119, 119, 0xbb, 0x9a, 0xc9, 0xff}),
       "+999999999 23:59:59.999999999"},
      {bytes({0x44, 0x65, 0x36, 0x01, 37, 1, 1, 0x44, 0x65, 0x36, 0x01}),
       "-999999999 -23:59:59.999999999"},
  };
  for (const auto& [stored, shown] : known) {
    CAPTURE(shown);
    const auto interval = IntervalDs::decode(stored);
    REQUIRE(interval);
    CHECK(text(*interval) == shown);
    CHECK(encoded(*interval) == stored);
  }
}

TEST_CASE("intervals beyond their range or with two signs are refused") {
  CHECK(IntervalYm::decode(bytes({0x80, 0, 0, 1, 58})).reason() == "an interval with two signs");
  CHECK_FALSE(IntervalYm::decode(bytes({0x80, 0, 0, 1, 72})));
  CHECK_FALSE(IntervalYm::decode(bytes({0xbb, 0x9a, 0xca, 0x00, 60})));
  CHECK(IntervalDs::decode(bytes({0x80, 0, 0, 1, 60, 59, 60, 0x80, 0, 0, 0})).reason() ==
        "an interval with two signs");
  CHECK_FALSE(IntervalDs::decode(bytes({0x80, 0, 0, 1, 84, 60, 60, 0x80, 0, 0, 0})));
  CHECK_FALSE(IntervalDs::decode(bytes({0x80, 0, 0, 1, 60, 60, 120, 0x80, 0, 0, 0})));
  CHECK_FALSE(IntervalDs::decode(bytes({0x80, 0, 0, 1, 60, 60, 60, 0xbb, 0x9a, 0xca, 0x00})));
}

TEST_CASE("random intervals survive bytes, any other bytes are refused or come back") {
  Random random(1);
  for (int i = 0; i < 20000; ++i) {
    const int sign = between(random, 0, 1) ? 1 : -1;
    const auto field = [&](int max) { return sign * between(random, 0, max); };
    const IntervalYm ym{field(999999999), static_cast<std::int8_t>(field(11))};
    const IntervalDs ds{field(999999999), static_cast<std::int8_t>(field(23)),
                        static_cast<std::int8_t>(field(59)), static_cast<std::int8_t>(field(59)),
                        field(999999999)};
    const auto ym_again = IntervalYm::decode(encoded(ym));
    const auto ds_again = IntervalDs::decode(encoded(ds));
    if (!ym_again || !(*ym_again == ym)) FAIL(text(ym));
    if (!ds_again || !(*ds_again == ds)) FAIL(text(ds));
  }
  CHECK(count_unfaithful(IntervalYm::decode, encoded(IntervalYm{-1, -2}), 2) == 0);
  CHECK(count_unfaithful(IntervalDs::decode, encoded(IntervalDs{3, 4, 5, 6, 7}), 3) == 0);
}

TEST_CASE("intervals from their texts") {
  for (const char* shown : {"+01-02", "-00-01", "+00-00", "-999999999-11"}) {
    REQUIRE(IntervalYm::from_text(shown));
    CHECK(text(*IntervalYm::from_text(shown)) == shown);
  }
  for (const char* shown : {"+03 04:05:06.789", "-03 -04:05:06.789", "-00 -00:00:01",
                            "-999999999 -23:59:59.999999999"}) {
    REQUIRE(IntervalDs::from_text(shown));
    CHECK(text(*IntervalDs::from_text(shown)) == shown);
  }
  CHECK(text(*IntervalYm::from_text("1-2")) == "+01-02");
  CHECK(text(*IntervalDs::from_text("-3 4:5:6")) == "-03 -04:05:06");
  const std::pair<const char*, const char*> bad_ym[] = {
      {"1", "no interval of the form +YEARS-MONTHS"},
      {"1-2-3", "no interval of the form +YEARS-MONTHS"},
      {"1000000000-0", "no interval of the form +YEARS-MONTHS"},
      {"1-12", "an interval with more than 11 months"},
  };
  for (const auto& [shown, reason] : bad_ym) CHECK(IntervalYm::from_text(shown).reason() == reason);
  const std::pair<const char*, const char*> bad_ds[] = {
      {"1 2:3", "no interval of the form +DAYS HH:MM:SS"},
      {"1 02:03:04.", "no interval of the form +DAYS HH:MM:SS"},
      {"1 02:03:04 ", "no interval of the form +DAYS HH:MM:SS"},
      {"1 -02:03:04", "an interval with two signs"},
      {"1 24:00:00", "an interval with more than 23 hours"},
      {"1 00:60:00", "an interval with more than 59 minutes"},
      {"1 00:00:60", "an interval with more than 59 seconds"},
  };
  for (const auto& [shown, reason] : bad_ds) CHECK(IntervalDs::from_text(shown).reason() == reason);
}
