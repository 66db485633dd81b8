// Any bytes decode to valid UTF-8, and any text encodes: bad spots are in order and in range.

#include <catch2/catch.hpp>
#include <random>

#include "charset/decoder.hpp"
#include "charset/encoder.hpp"
#include "charset/utf8_text.hpp"

using namespace exhume;
using namespace exhume::charset;

namespace {

constexpr std::size_t values_per_set = 300;

bool in_order(const BadSpots& bad, std::size_t size) {
  std::size_t end = 0;
  for (const BadSpot& spot : bad) {
    if (spot.length == 0 || spot.offset < end || spot.offset + spot.length > size) return false;
    end = spot.offset + spot.length;
  }
  return true;
}

/// Random bytes, many of them those that begin or shift something.
std::vector<std::uint8_t> random_bytes(std::mt19937& random) {
  constexpr std::uint8_t telling[] = {0x00, 0x0E, 0x0F, 0x1B, '$',  'B',  '~',
                                      0x30, 0x81, 0x8E, 0x8F, 0xA1, 0xD8, 0xED};
  std::vector<std::uint8_t> bytes(random() % 40);
  for (std::uint8_t& byte : bytes) {
    byte = random() % 2 == 0 ? telling[random() % std::size(telling)]
                             : static_cast<std::uint8_t>(random());
  }
  return bytes;
}

}  // namespace

TEST_CASE("hostile bytes decode to valid UTF-8", "[charset]") {
  std::mt19937 random(20);  // any seed: the test holds for all
  for (const CharacterSet& set : all()) {
    if (set.conversion == Conversion::none) continue;
    INFO(set.name);
    const auto decoder = make_decoder(set);
    const auto encoder = make_encoder(set);
    std::size_t broken = 0;
    for (std::size_t value = 0; value < values_per_set; ++value) {
      const auto bytes = random_bytes(random);
      std::string text;
      BadSpots bad;
      decoder->decode(bytes, text, bad);
      if (!is_utf8(as_bytes(text)) || !in_order(bad, bytes.size())) ++broken;
      std::vector<std::uint8_t> out;
      BadSpots lost;
      encoder->encode(as_text(bytes), out, lost);
      if (!in_order(lost, bytes.size())) ++broken;
    }
    CHECK(broken == 0);
  }
}

TEST_CASE("both readers of UTF-8 agree on what is well-formed", "[charset]") {
  std::mt19937 random(21);
  const auto well_formed = [](Bytes bytes) {
    while (!bytes.empty()) {
      const Utf8Reading next = read_utf8(bytes);
      if (!next.well_formed) return false;
      bytes = bytes.subspan(next.length);
    }
    return true;
  };
  constexpr std::uint8_t telling[] = {'a',  0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2,
                                      0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF3, 0xF4};
  std::size_t good = 0;
  for (std::size_t value = 0; value < 200'000; ++value) {
    std::array<std::uint8_t, 4> bytes{};
    for (std::uint8_t& byte : bytes) byte = telling[random() % std::size(telling)];
    const Bytes text = Bytes(bytes).first(1 + random() % 4);
    if (is_utf8(text) != well_formed(text)) FAIL_CHECK("they differ");
    good += is_utf8(text) ? 1 : 0;
  }
  CHECK(good > 1000);
}
