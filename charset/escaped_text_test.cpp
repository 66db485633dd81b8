#include "charset/escaped_text.hpp"

#include <catch2/catch.hpp>

#include "charset/character_set.hpp"

using namespace exhume;
using namespace exhume::charset;

namespace {

std::string escaped(const char* set, std::string_view bytes, std::size_t sequences) {
  std::string out = "<";
  const auto decoder = set != nullptr ? make_decoder(*find(set)) : nullptr;
  CHECK(decode_or_escape(decoder.get(), as_bytes(bytes), out) == sequences);
  return out;
}

}  // namespace

TEST_CASE("Bytes that are no text stay different", "[charset]") {
  CHECK(escaped("US7ASCII", "T\xb1\xed", 2) == "<T\\xB1\\xED");
  CHECK(escaped("AL32UTF8", "M\xc3\xbc \xe5\x9b", 1) == "<Mü \\xE5\\x9B");
  CHECK(escaped("AL32UTF8", "\xff-\xfe-", 2) == "<\\xFF-\\xFE-");
  CHECK(escaped("ZHS16GBK", "\xb1\xed", 0) == "<表");
  CHECK(escaped(nullptr, "a\xe9z", 1) == "<a\\xE9z");
}

TEST_CASE("Text with U+FFFD of its own is left as it is decoded", "[charset]") {
  CHECK(escaped("AL32UTF8", "\xef\xbf\xbd\xff", 1) == "<\xef\xbf\xbd\xef\xbf\xbd");
}
