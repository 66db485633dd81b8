#include "formats/types/binary_float.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "formats/types/round_trip_check.hpp"

using namespace exhume;
using namespace exhume::types;
using namespace exhume::types::check;

TEST_CASE("BINARY_FLOAT and BINARY_DOUBLE: known bytes are known text, both ways") {
  const std::pair<ByteBuffer, const char*> floats[] = {
      {bytes({0xbf, 0x80, 0, 0}), "1"},        {bytes({0x40, 0x7f, 0xff, 0xff}), "-1"},
      {bytes({0x80, 0, 0, 0}), "0"},           {bytes({0x7f, 0xff, 0xff, 0xff}), "-0"},
      {bytes({0xff, 0x80, 0, 0}), "Infinity"}, {bytes({0x00, 0x7f, 0xff, 0xff}), "-Infinity"},
      {bytes({0xff, 0xc0, 0, 0}), "NaN"},      {bytes({0xbd, 0xcc, 0xcc, 0xcd}), "0.1"},
  };
  for (const auto& [stored, shown] : floats) {
    CHECK(text(*BinaryFloat::decode(stored)) == shown);
    CHECK(encoded(*BinaryFloat::decode(stored)) == stored);
  }
  const ByteBuffer tenth = bytes({0xbf, 0xb9, 0x99, 0x99, 0x99, 0x99, 0x99, 0x9a});
  CHECK(text(*BinaryDouble::decode(tenth)) == "0.1");
  CHECK(encoded(BinaryDouble::from(0.1)) == tenth);
  CHECK(encoded(BinaryDouble::from(-0.1)) ==
        bytes({0x40, 0x46, 0x66, 0x66, 0x66, 0x66, 0x66, 0x65}));
  CHECK(text(BinaryDouble::from(std::numeric_limits<double>::max())) == "1.7976931348623157e+308");
  CHECK(text(BinaryDouble::from(std::numeric_limits<double>::denorm_min())) == "5e-324");
}

TEST_CASE("stored floats sort as their values") {
  CHECK(encoded(BinaryDouble::from(-2)) < encoded(BinaryDouble::from(-1)));
  CHECK(encoded(BinaryDouble::from(-1)) < encoded(BinaryDouble::from(0.5)));
  CHECK(encoded(BinaryFloat::from(0.5F)) < encoded(BinaryFloat::from(3)));
}

TEST_CASE("random bits survive bytes and text") {
  Random random(1);
  for (int i = 0; i < 20000; ++i) {
    const BinaryDouble wide{random()};
    const BinaryFloat narrow{static_cast<std::uint32_t>(random())};
    if (!(*BinaryDouble::decode(encoded(wide)) == wide)) FAIL(wide.bits);
    if (!(*BinaryFloat::decode(encoded(narrow)) == narrow)) FAIL(narrow.bits);
    if (std::isnan(wide.value()) || std::isnan(narrow.value())) continue;
    if (std::strtod(text(wide).c_str(), nullptr) != wide.value()) FAIL(text(wide));
    if (std::strtof(text(narrow).c_str(), nullptr) != narrow.value()) FAIL(text(narrow));
  }
  CHECK(count_unfaithful(BinaryFloat::decode, bytes({0xbf, 0x80, 0, 0}), 2) == 0);
  CHECK(count_unfaithful(BinaryDouble::decode, bytes({0xbf, 0x80, 0, 0, 0, 0, 0, 0}), 3) == 0);
}

TEST_CASE("floats from their texts") {
  Random random(5);
  for (int i = 0; i < 5000; ++i) {
    const BinaryDouble wide{random()};
    const BinaryFloat narrow{static_cast<std::uint32_t>(random())};
    if (std::isnan(wide.value()) || std::isnan(narrow.value())) continue;
    if (!(*BinaryDouble::from_text(text(wide)) == wide)) FAIL(text(wide));
    if (!(*BinaryFloat::from_text(text(narrow)) == narrow)) FAIL(text(narrow));
  }
  CHECK(text(*BinaryFloat::from_text("NaN")) == "NaN");
  CHECK(text(*BinaryFloat::from_text("-Infinity")) == "-Infinity");
  CHECK(text(*BinaryDouble::from_text("Infinity")) == "Infinity");
  CHECK(text(*BinaryDouble::from_text("-0")) == "-0");
  CHECK(BinaryFloat::from_text("1e39").reason() == "a number beyond its type");
  for (const char* none : {"", "one", "1x", "inf", "nan", " 1"}) {
    CHECK(BinaryDouble::from_text(none).reason() == "no number");
  }
}
