#include "formats/types/raw.hpp"

#include <catch2/catch.hpp>

#include "formats/types/round_trip_check.hpp"

using namespace exhume;
using namespace exhume::types;
using namespace exhume::types::check;

TEST_CASE("RAW: lower-case hex behind its prefix both ways") {
  const ByteBuffer all = bytes({0x00, 0x0f, 0xf0, 0xab, 0xff});
  CHECK(text(Raw{all}) == "\\x000ff0abff");
  CHECK(text(Raw{}) == "\\x");
  CHECK(encoded(Raw{all}) == all);
  CHECK(parse_hex("\\x000ff0abff") == all);
  CHECK(parse_hex("000FF0ABFF") == all);
  CHECK(parse_hex("\\x") == ByteBuffer{});
  CHECK_FALSE(parse_hex("\\x0"));
  CHECK_FALSE(parse_hex("0g"));
  CHECK_FALSE(parse_hex("\\X00"));
}

TEST_CASE("RAW: random bytes survive text") {
  Random random(1);
  for (std::size_t size = 0; size < 300; ++size) {
    const ByteBuffer bytes = random_bytes(random, size);
    REQUIRE(parse_hex(text(Raw{bytes})) == bytes);
  }
}
