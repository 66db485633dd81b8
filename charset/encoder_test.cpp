#include "charset/encoder.hpp"

#include <catch2/catch.hpp>

#include "src/base/bytes.hpp"
#include "src/base/error.hpp"

using namespace exhume;
using namespace exhume::charset;
using namespace std::string_literals;

namespace {

struct Result {
  std::string bytes;
  BadSpots bad;
  bool operator==(const Result&) const = default;
};

Result encode(std::string_view name, std::string_view utf8) {
  std::vector<std::uint8_t> bytes;
  Result result;
  make_encoder(*find(name))->encode(utf8, bytes, result.bad);
  result.bytes = as_text(bytes);
  return result;
}

}  // namespace

TEST_CASE("text becomes the bytes of its set", "[charset]") {
  CHECK(encode("WE8MSWIN1252", "Grüße €\0"s) == Result{"Gr\xFC\xDF"s + "e \x80\0"s, {}});
  CHECK(encode("ZHS16GBK", "中文a") == Result{"\xD6\xD0\xCE\xC4"s + "a", {}});
  CHECK(encode("JA16EUC", "日ｱ丂") == Result{"\xC6\xFC\x8E\xB1\x8F\xB0\xA1", {}});
  CHECK(encode("ZHS32GB18030", "中💩ø") == Result{"\xD6\xD0\x94\x39\xDA\x33\x81\x30\x8B\x33", {}});
  CHECK(encode("JA16DBCS", "A日本B") == Result{"\xC1\x0E\x45\x62\x45\x66\x0F\xC2", {}});
  CHECK(encode("JA16DBCS", "日") == Result{"\x0E\x45\x62\x0F", {}});
  CHECK(encode("UTF8", "a💩") == Result{"a\xED\xA0\xBD\xED\xB2\xA9", {}});
  CHECK(encode("AL32UTF8", "a💩") == Result{"a💩", {}});
  CHECK(encode("AL16UTF16", "a💩") == Result{"\0a\xD8\x3D\xDC\xA9"s, {}});
  CHECK(encode("AL16UTF16LE", "a€") == Result{"a\0\xAC\x20"s, {}});
}

TEST_CASE("what a set lacks becomes its replacement and is reported", "[charset]") {
  CHECK(encode("WE8ISO8859P1", "a€b") == Result{"a\xBF"s + "b", {{1, 3}}});
  CHECK(encode("US8PC437", "中") == Result{"\xFE", {{0, 3}}});
  CHECK(encode("WE8EBCDIC37", "A中") == Result{"\xC1\xAB", {{1, 3}}});
  CHECK(encode("JA16EUC", "é한") == Result{"\x8F\xAB\xB1\xA1\xA9", {{2, 3}}});
  CHECK(encode("JA16DBCS", "日💩") == Result{"\x0E\x45\x62\x0F\x6F", {{3, 4}}});
  CHECK(encode("ISO2022-JP", "日💩") == Result{"\x1B$B\x46\x7C\x1B(B?", {{3, 4}}});
  CHECK(encode("AL16UCS2", "💩") == Result{"\xFF\xFD", {{0, 4}}});
  CHECK(encode("AL24UTFFSS", "💩") == Result{"\uFFFD", {{0, 4}}});
  CHECK(encode("US7ASCII", "\u00A0\uFF21") == Result{"??", {{0, 2}, {2, 3}}});
}

TEST_CASE("what is no UTF-8 is replaced and reported", "[charset]") {
  CHECK(encode("WE8ISO8859P1", "a\xFF"s + "b") == Result{"a\xBF"s + "b", {{1, 1}}});
  CHECK(encode("AL32UTF8", "\xE2\x82") == Result{"\uFFFD", {{0, 2}}});
}

TEST_CASE("a set without a mapping has no encoder", "[charset]") {
  for (const CharacterSet& set : all()) {
    INFO(set.name);
    if (set.conversion == Conversion::none) {
      CHECK_THROWS_AS(make_encoder(set), Error);
    } else {
      CHECK_NOTHROW(make_encoder(set));
    }
  }
}
