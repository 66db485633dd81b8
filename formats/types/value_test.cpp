#include "formats/types/value.hpp"

#include <catch2/catch.hpp>

#include "formats/types/round_trip_check.hpp"

using namespace exhume;
using namespace exhume::types;
using namespace exhume::types::check;

namespace {

struct Sample {
  TypeCode type;
  ByteBuffer stored;
  std::size_t alternative;
  const char* shown;
};

template <typename T>
constexpr std::size_t index_of = Value(std::in_place_type<T>).index();

const std::vector<Sample>& samples() {
  static const std::vector<Sample> all{
      {TypeCode::number, bytes({0xc1, 0x02}), index_of<Number>, "1"},
      {TypeCode::date, bytes({0x78, 0x7c, 1, 2, 4, 5, 6}), index_of<Date>, "2024-01-02 03:04:05"},
      {TypeCode::timestamp, bytes({0x78, 0x7c, 1, 2, 4, 5, 6}), index_of<Timestamp>,
       "2024-01-02 03:04:05"},
      {TypeCode::timestamp_ltz, bytes({0x78, 0x7c, 1, 2, 4, 5, 6}), index_of<TimestampLtz>,
       "2024-01-02 03:04:05"},
      {TypeCode::timestamp_tz, bytes({0x78, 0x7c, 1, 2, 4, 5, 6, 0, 0, 0, 0, 21, 60}),
       index_of<TimestampTz>, "2024-01-02 04:04:05+01:00"},
      {TypeCode::interval_ym, bytes({0x80, 0, 0, 1, 62}), index_of<IntervalYm>, "+01-02"},
      {TypeCode::interval_ds, bytes({0x80, 0, 0, 1, 62, 60, 60, 0x80, 0, 0, 0}),
       index_of<IntervalDs>, "+01 02:00:00"},
      {TypeCode::binary_float, bytes({0xbf, 0x80, 0, 0}), index_of<BinaryFloat>, "1"},
      {TypeCode::binary_double, bytes({0xbf, 0xf0, 0, 0, 0, 0, 0, 0}), index_of<BinaryDouble>, "1"},
      {TypeCode::raw, bytes({0xca, 0xfe}), index_of<Raw>, "\\xcafe"},
      {TypeCode::long_raw, bytes({0xca, 0xfe}), index_of<Raw>, "\\xcafe"},
      {TypeCode::rowid, bytes({1, 0, 3, 0, 0, 1}), index_of<RowId>, "00000300.0001.0004"},
      {TypeCode::urowid, bytes({2, 4, 0, 0xc1}), index_of<RowId>, "*BADB"},
      {TypeCode::object, bytes({0x84, 0x01}), index_of<Object>, "\\x8401"},
      {TypeCode::varray, bytes({0x88, 0x01}), index_of<Object>, "\\x8801"},
      {TypeCode::number, bytes({0xc1}), index_of<Undecoded>, "\\xc1"},
      {TypeCode::varchar2, bytes({0x41}), index_of<Undecoded>, "\\x41"},
      {TypeCode::clob, bytes({0x41}), index_of<Undecoded>, "\\x41"},
      {TypeCode{999}, bytes({0x41}), index_of<Undecoded>, "\\x41"},
  };
  return all;
}

}  // namespace

TEST_CASE("a value is decoded by its type, shown, and encoded again") {
  for (const Sample& sample : samples()) {
    CAPTURE(type_name(sample.type), sample.shown);
    const Value value = decode_scalar(sample.type, sample.stored);
    CHECK(value.index() == sample.alternative);
    CHECK(text(value) == sample.shown);
    CHECK(encoded(value) == sample.stored);
    if (const auto* undecoded = std::get_if<Undecoded>(&value)) CHECK(!undecoded->reason.empty());
  }
}

TEST_CASE("NULL has no bytes and no text and text is its own") {
  CHECK(encoded(Value(Null{})).empty());
  CHECK(text(Value(Null{})).empty());
  CHECK(text(Value(Text{"gr\xc3\xbc\xc3\x9f"})) == "gr\xc3\xbc\xc3\x9f");
  CHECK(encoded(Value(Text{"ab"})) == bytes({'a', 'b'}));
}

TEST_CASE("random bytes of any type and length come back from their value") {
  Random random(1);
  for (const Sample& sample : samples()) {
    for (std::size_t size = 0; size <= 30; ++size) {
      for (int i = 0; i < 50; ++i) {
        const ByteBuffer stored = random_bytes(random, size);
        const Value value = decode_scalar(sample.type, stored);
        if (encoded(value) != stored) FAIL(type_name(sample.type) << " " << text(Raw{stored}));
        text(value);
      }
    }
  }
}

TEST_CASE("type codes have Oracle's names and kinds") {
  CHECK(type_name(TypeCode{2}) == "NUMBER");
  CHECK(type_name(TypeCode{231}) == "TIMESTAMP WITH LOCAL TIME ZONE");
  CHECK(type_name(TypeCode{999}) == "unknown");
  CHECK(is_lob(TypeCode{112}));
  CHECK(is_lob(TypeCode{114}));
  CHECK_FALSE(is_lob(TypeCode::long_text));
  CHECK(is_character(TypeCode{1}));
  CHECK(is_character(TypeCode{8}));
  CHECK_FALSE(is_character(TypeCode::clob));
}

TEST_CASE("a value that has a text of its own comes back from it") {
  for (const Sample& sample : samples()) {
    CAPTURE(type_name(sample.type), sample.shown);
    const auto value = scalar_from_text(sample.type, sample.shown);
    if (sample.shown[0] == '\\' || sample.shown[0] == '*') {
      CHECK_FALSE(value);
    } else {
      REQUIRE(value);
      CHECK(encoded(*value) == sample.stored);
    }
  }
  CHECK(encoded(*scalar_from_text(TypeCode::rowid, "AAATLnAAFAAAAD9AAB")) ==
        bytes({0x00, 0x01, 0x32, 0xe7, 0x01, 0x40, 0x00, 0xfd, 0x00, 0x01}));
  CHECK(encoded(*scalar_from_text(TypeCode::urowid, "AAATLnAAFAAAAD9AAB")) ==
        bytes({1, 0, 1, 0x32, 0xe7, 0, 5, 0, 0, 0, 0xfd, 0, 1}));
  const std::tuple<TypeCode, const char*, const char*> bad[] = {
      {TypeCode::number, "1,5", "no number that a NUMBER holds exactly"},
      {TypeCode::number, "1e126", "no number that a NUMBER holds exactly"},
      {TypeCode::rowid, "D/////P//D/////P//", "a ROWID beyond 1023 files or 4194303 blocks"},
      {TypeCode::urowid, "00000300.001F.0004", "a restricted ROWID, which is no UROWID"},
      {TypeCode::varchar2, "a", "a type whose values have no text of their own"},
  };
  for (const auto& [type, shown, reason] : bad) {
    CHECK(scalar_from_text(type, shown).reason() == reason);
  }
}
