#include "formats/types/lob_locator.hpp"

#include <catch2/catch.hpp>

#include "formats/types/round_trip_check.hpp"

using namespace exhume;
using namespace exhume::types;
using namespace exhume::types::check;

namespace {

// A locator of the size that short ones have, with the four flag bytes given.
ByteBuffer locator(int flag4, int flag5, int flag6, int flag7) {
  ByteBuffer out = bytes({0x00, 0x54, 0x00, 0x01, flag4, flag5, flag6, flag7});
  out.resize(86);
  return out;
}

ByteBuffer bfile(std::string_view directory, std::string_view file) {
  ByteBuffer out(16);
  for (const std::string_view name : {directory, file}) {
    out.push_back(0);
    out.push_back(static_cast<std::uint8_t>(name.size()));
    out.insert(out.end(), name.begin(), name.end());
  }
  out[1] = static_cast<std::uint8_t>(out.size() - 2);
  return out;
}

}  // namespace

TEST_CASE("a LOB locator tells its kind and how its text is stored") {
  using Kind = LobLocator::Kind;
  using Encoding = LobLocator::Encoding;
  struct Sample {
    ByteBuffer stored;
    Kind kind;
    Encoding encoding;
  };
  const Sample samples[] = {
      {locator(1, 0x0c, 0x00, 0x00), Kind::blob, Encoding::column_charset},   // 9.2
      {locator(1, 0x0c, 0x08, 0x00), Kind::blob, Encoding::column_charset},   // 11.2
      {locator(1, 0x0c, 0x02, 0x80), Kind::blob, Encoding::column_charset},   // 19
      {locator(2, 0x0c, 0x08, 0x00), Kind::clob, Encoding::column_charset},   // 11.2, WE8MSWIN1252
      {locator(2, 0x0c, 0x80, 0x00), Kind::clob, Encoding::utf16_le},         // 9.2, AL32UTF8
      {locator(2, 0x0c, 0x88, 0x00), Kind::clob, Encoding::utf16_be},         // 11.2, AL32UTF8
      {locator(2, 0x0c, 0x82, 0x80), Kind::clob, Encoding::utf16_be},         // 23, AL32UTF8
      {locator(4, 0x4c, 0x02, 0x80), Kind::nclob, Encoding::column_charset},  // 23, AL16UTF16
  };
  for (const Sample& sample : samples) {
    const auto decoded = LobLocator::decode(sample.stored);
    REQUIRE(decoded);
    CHECK(decoded->kind == sample.kind);
    CHECK(decoded->encoding == sample.encoding);
    CHECK(encoded(*decoded) == sample.stored);
  }
}

TEST_CASE("what is no LOB locator is refused") {
  ByteBuffer longer = locator(1, 0x0c, 0, 0);
  longer.push_back(0);
  CHECK(LobLocator::decode(longer).reason() == "a LOB locator of another length than it says");
  CHECK_FALSE(LobLocator::decode(bytes({0, 5, 0, 1, 1, 0x0c, 0})));
  CHECK_FALSE(LobLocator::decode(locator(0, 0x0c, 0, 0)));
  CHECK_FALSE(LobLocator::decode(locator(3, 0x0c, 0, 0)));
  CHECK(count_unfaithful(LobLocator::decode, locator(2, 0x0c, 0x88, 0), 1) == 0);
}

TEST_CASE("a BFILE locator names directory and file") {
  const ByteBuffer stored = bfile("PHOTOS", "a.jpg");
  const auto decoded = BfileLocator::decode(stored);
  REQUIRE(decoded);
  CHECK(decoded->directory == "PHOTOS");
  CHECK(decoded->file == "a.jpg");
  CHECK(encoded(*decoded) == stored);

  ByteBuffer cut = stored;
  cut.pop_back();
  --cut[1];
  CHECK(BfileLocator::decode(cut).reason() == "a BFILE locator of unknown form");
  CHECK(count_unfaithful(BfileLocator::decode, stored, 2) == 0);
}
