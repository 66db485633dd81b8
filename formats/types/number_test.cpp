#include "formats/types/number.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "formats/types/round_trip_check.hpp"

using namespace exhume;
using namespace exhume::types;
using namespace exhume::types::check;

namespace {

struct Sample {
  const char* text;
  ByteBuffer stored;
};

ByteBuffer nines(int first_byte, int pairs) {
  ByteBuffer out = bytes({first_byte});
  out.insert(out.end(), static_cast<std::size_t>(pairs), 100);
  return out;
}

const std::vector<Sample>& samples() {
  static const std::vector<Sample> all{
      {"0", bytes({0x80})},
      {"1", bytes({0xc1, 0x02})},
      {"-1", bytes({0x3e, 0x64, 0x66})},
      {"10", bytes({0xc1, 0x0b})},
      {"100", bytes({0xc2, 0x02})},
      {"-100", bytes({0x3d, 0x64, 0x66})},
      {"123.45", bytes({0xc2, 0x02, 0x18, 0x2e})},
      {"-123.45", bytes({0x3d, 0x64, 0x4e, 0x38, 0x66})},
      {"0.5", bytes({0xc0, 0x33})},
      {"0.05", bytes({0xc0, 0x06})},
      {"0.005", bytes({0xbf, 0x33})},
      {"1000001", bytes({0xc4, 0x02, 0x01, 0x01, 0x02})},
      {"Infinity", bytes({0xff, 0x65})},
      {"-Infinity", bytes({0x00})},
      {"99999999999999999999999999999999999999", nines(0xd3, 19)},
      {"999999999999999999999999999999999999990000000000", nines(0xd8, 19)},
  };
  return all;
}

std::string random_decimal(Random& random) {
  std::string digits(static_cast<std::size_t>(between(random, 1, 38)), '0');
  for (char& c : digits) c = static_cast<char>('0' + between(random, 0, 9));
  digits.front() = static_cast<char>('1' + between(random, 0, 8));
  digits.back() = static_cast<char>('1' + between(random, 0, 8));
  const std::string sign = between(random, 0, 1) ? "-" : "";
  const int point = between(random, -80, 80);
  const int size = static_cast<int>(digits.size());
  if (point <= 0) return sign + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  if (point >= size)
    return sign + digits + std::string(static_cast<std::size_t>(point - size), '0');
  return sign + digits.substr(0, static_cast<std::size_t>(point)) + "." +
         digits.substr(static_cast<std::size_t>(point));
}

}  // namespace

TEST_CASE("NUMBER: known bytes are known text, both ways") {
  for (const Sample& sample : samples()) {
    CAPTURE(sample.text);
    const auto number = Number::decode(sample.stored);
    REQUIRE(number);
    CHECK(text(*number) == sample.text);
    CHECK(encoded(*number) == sample.stored);
    const auto parsed = Number::from_decimal(sample.text);
    REQUIRE(parsed);
    CHECK(encoded(*parsed) == sample.stored);
  }
}

TEST_CASE("NUMBER: the ends of the range") {
  const auto smallest = Number::from_decimal("1E-130");
  REQUIRE(smallest);
  CHECK(encoded(*smallest) == bytes({0x80, 0x02}));
  CHECK(text(*smallest) == "0." + std::string(129, '0') + "1");
  CHECK(encoded(*Number::from_decimal("-1e-130")) == bytes({0x7f, 0x64, 0x66}));
  CHECK_FALSE(Number::from_decimal("9.9E-131"));

  const auto largest = Number::from_decimal("9.999999999999999999999999999999999999999E125");
  REQUIRE(largest);
  CHECK(encoded(*largest) == nines(0xff, 20));
  CHECK(text(*largest) == std::string(40, '9') + std::string(86, '0'));
  CHECK(encoded(*Number::from_decimal("-" + text(*largest))) == [] {
    auto b = bytes({0x00});
    b.insert(b.end(), 20, 0x02);
    return b;
  }());
  CHECK_FALSE(Number::from_decimal("1E126"));
}

TEST_CASE("NUMBER: what would have to be rounded is no number") {
  CHECK(Number::from_decimal(std::string(40, '9')));
  CHECK_FALSE(Number::from_decimal(std::string(41, '9')));
  CHECK_FALSE(Number::from_decimal(std::string(40, '9') + "0.1"));
  CHECK(Number::from_decimal(std::string(40, '9') + "00"));
  CHECK_FALSE(Number::from_decimal(std::string(40, '9') + "0"));  // pairs split otherwise: 21
  CHECK_FALSE(Number::from_decimal("1" + std::string(40, '0') + "1"));
  CHECK(Number::from_decimal("1.000000000000000000000000000000000000000000000000"));
}

TEST_CASE("NUMBER: spellings of a decimal") {
  CHECK(text(*Number::from_decimal("+007.500")) == "7.5");
  CHECK(text(*Number::from_decimal(".5")) == "0.5");
  CHECK(text(*Number::from_decimal("5.")) == "5");
  CHECK(text(*Number::from_decimal("-0.00")) == "0");
  CHECK(text(*Number::from_decimal("0e999999999999")) == "0");
  CHECK(text(*Number::from_decimal("12.5e3")) == "12500");
  CHECK(text(*Number::from_decimal("12.5E-3")) == "0.0125");
  for (const char* bad : {"", "-", ".", "e5", "1e", "1e+", "1.2.3", "1 ", "0x1", "1e5.0", "NaN",
                          "--1", "1e99999999999999999999"}) {
    CAPTURE(bad);
    CHECK_FALSE(Number::from_decimal(bad));
  }
}

TEST_CASE("NUMBER: forms that Oracle itself would not write come back as they were") {
  const std::pair<ByteBuffer, const char*> odd[] = {
      {bytes({0xc2, 0x02, 0x01, 0x01}), "100"},  // zeros at the end
      {bytes({0xc2, 0x01, 0x06}), "5"},          // a zero in front
      {bytes({0xc1, 0x01}), "0"},                // nothing but a zero
      {bytes({0x3e, 0x65, 0x66}), "0"},          // the same, negative
      {bytes({0x3e, 0x64}), "-1"},               // not closed
      {bytes({0xbf, 0x01, 0x33}), "0.00005"},    // a zero in front of a fraction
      {nines(0xd4, 21), "9999999999999999999999999999999999999999.99"},  // 21 digits
  };
  for (const auto& [stored, shown] : odd) {
    const auto number = Number::decode(stored);
    REQUIRE(number);
    CHECK(encoded(*number) == stored);
    CHECK(text(*number) == shown);
  }

  ByteBuffer negative = bytes({0x2b});
  negative.insert(negative.end(), 20, 0x02);
  CHECK(encoded(*Number::decode(negative)) == negative);
  negative.push_back(0x66);
  CHECK(encoded(*Number::decode(negative)) == negative);
  CHECK(text(*Number::decode(negative)) == "-" + std::string(40, '9'));
}

TEST_CASE("NUMBER: bytes that are none are refused") {
  for (const ByteBuffer& bad : {bytes({}), bytes({0xc1}), bytes({0x3e}), bytes({0x3e, 0x66}),
                                bytes({0xc1, 0x00}), bytes({0xc1, 0x65}), bytes({0x3e, 0x01, 0x66}),
                                bytes({0x3e, 0x66, 0x66}), nines(0xc1, 22)}) {
    CHECK_FALSE(Number::decode(bad));
  }
}

TEST_CASE("NUMBER: random decimals survive text and bytes") {
  Random random(1);
  for (int i = 0; i < 20000; ++i) {
    const std::string decimal = random_decimal(random);
    const auto number = Number::from_decimal(decimal);
    if (!number || text(*number) != decimal) FAIL(decimal);
    const auto again = Number::decode(encoded(*number));
    if (!again || text(*again) != decimal || !(*again == *number)) FAIL(decimal);
  }
}

TEST_CASE("NUMBER: any bytes are refused or come back") {
  for (const Sample& sample : samples()) {
    CHECK(count_unfaithful(Number::decode, sample.stored, 2) == 0);
  }
}

TEST_CASE("NUMBER: whole numbers of 64 bits") {
  using Limits = std::numeric_limits<std::int64_t>;
  Random random(3);
  std::vector<std::int64_t> values{
      0, 1, -1, 99, 100, -100, 12345678901, Limits::max(), Limits::min()};
  for (int i = 0; i < 1000; ++i) {
    values.push_back(between(random, Limits::min(), Limits::max()) >> between(random, 0, 62));
  }
  for (const std::int64_t value : values) {
    const Number number = Number::from_int64(value);
    REQUIRE(text(number) == std::to_string(value));
    REQUIRE(number.to_int64() == value);
  }
  CHECK(Number::from_decimal("9223372036854775808")->to_int64() == std::nullopt);
  CHECK(Number::from_decimal("-9223372036854775809")->to_int64() == std::nullopt);
  CHECK(Number::from_decimal("99999999999999999999")->to_int64() == std::nullopt);
  CHECK(Number::from_decimal("1E20")->to_int64() == std::nullopt);
  CHECK(Number::from_decimal("0.5")->to_int64() == std::nullopt);
  CHECK(Number::from_decimal("100.5")->to_int64() == std::nullopt);
  CHECK(Number::infinity(true).to_int64() == std::nullopt);
}

TEST_CASE("NUMBER: order is that of the values") {
  const char* ascending[] = {"-Infinity", "-1E125", "-1000",  "-100.5", "-100",  "-1",
                             "-1E-130",   "0",      "1E-130", "0.009",  "0.01",  "1",
                             "1.5",       "99",     "100",    "100.01", "1E125", "Infinity"};
  for (std::size_t i = 0; i < std::size(ascending); ++i) {
    for (std::size_t j = 0; j < std::size(ascending); ++j) {
      CAPTURE(ascending[i], ascending[j]);
      CHECK((*Number::from_decimal(ascending[i]) <=> *Number::from_decimal(ascending[j])) ==
            (i <=> j));
    }
  }
  CHECK(*Number::decode(bytes({0xc2, 0x01, 0x02, 0x01})) == *Number::from_decimal("1"));
  CHECK(*Number::decode(bytes({0x3e, 0x65, 0x66})) == Number());
}

TEST_CASE("NUMBER: canonical is what from_decimal() of the text stores") {
  for (const Sample& sample : samples()) CHECK(Number::decode(sample.stored)->is_canonical());
  CHECK_FALSE(Number::decode(bytes({0xc1, 0x01, 0x02}))->is_canonical());
  CHECK_FALSE(Number::decode(bytes({0xc1, 0x02, 0x01}))->is_canonical());
  CHECK_FALSE(Number::decode(bytes({0x3e, 0x64}))->is_canonical());
}
