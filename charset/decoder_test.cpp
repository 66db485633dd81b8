#include "charset/decoder.hpp"

#include <catch2/catch.hpp>

#include "src/base/error.hpp"

using namespace exhume;
using namespace exhume::charset;
using namespace std::string_literals;

namespace {

struct Result {
  std::string text;
  BadSpots bad;
  bool operator==(const Result&) const = default;
};

std::ostream& operator<<(std::ostream& out, const Result& result) {
  out << '"' << result.text << '"';
  for (const BadSpot& spot : result.bad) out << " bad " << spot.offset << '+' << spot.length;
  return out;
}

Result decode(std::string_view name, std::string_view bytes) {
  Result result;
  make_decoder(*find(name))->decode(as_bytes(bytes), result.text, result.bad);
  return result;
}

std::string text(std::string_view name, std::string_view bytes) {
  const Result result = decode(name, bytes);
  CHECK(result.bad.empty());
  return result.text;
}

const std::string lost = "\uFFFD";

}  // namespace

TEST_CASE("ASCII supersets decode ASCII as it is, with U+0000", "[charset]") {
  std::string ascii;
  for (char byte = 0; byte < 0x7F; ++byte) ascii += byte;
  ascii += '\x7F';
  std::size_t sets = 0;
  for (const CharacterSet& set : all()) {
    if (!set.ascii_superset || set.conversion == Conversion::none) continue;
    INFO(set.name);
    CHECK(text(set.name, ascii) == ascii);
    CHECK(text(set.name, "\0"s) == "\0"s);
    ++sets;
  }
  CHECK(sets > 70);
}

TEST_CASE("a set without a mapping has no decoder", "[charset]") {
  std::size_t sets = 0;
  for (const CharacterSet& set : all()) {
    if (set.conversion != Conversion::none) {
      CHECK_NOTHROW(make_decoder(set));
      continue;
    }
    ++sets;
    INFO(set.name);
    try {
      make_decoder(set);
      FAIL("made");
    } catch (const Error& error) {
      CHECK(error.code() == Code::no_conversion);
      CHECK(error.message().find(set.name) != std::string::npos);
    }
  }
  CHECK(sets == 62);
}

TEST_CASE("known texts", "[charset]") {
  CHECK(text("ZHS16GBK", "\xD6\xD0\xCE\xC4 abc") == "中文 abc");
  CHECK(text("KO16MSWIN949", "\xC7\xD1\xB1\xDB") == "한글");
  CHECK(text("KO16KSC5601", "\xC7\xD1\xB1\xDB") == "한글");
  CHECK(text("JA16SJIS", "\x93\xFA\x96\x7B\x8C\xEA \xB1") == "日本語 ｱ");
  CHECK(text("JA16SJISTILDE", "1\x81\x60"s + "2") == "1～2");
  CHECK(text("JA16EUC", "\xC6\xFC\xCB\xDC\xB8\xEC \x8E\xB1 \x8F\xB0\xA1") == "日本語 ｱ 丂");
  CHECK(text("ZHT16BIG5", "\xA4\xA4\xA4\xE5") == "中文");
  CHECK(text("ZHT16MSWIN950", "\xA4\xA4\xA4\xE5") == "中文");
  CHECK(text("ZHT32EUC", "\xC4\xE3\xC5\xC6") == "中文");
  CHECK(text("ZHS32GB18030", "\xD6\xD0\x94\x39\xDA\x33"s + "a") == "中💩a");
  CHECK(text("AR8MSWIN1256", "\xE3\xD1\xCD\xC8\xC7") == "مرحبا");
  CHECK(text("IW8MSWIN1255", "\xF9\xEC\xE5\xED") == "שלום");
  CHECK(text("CL8MSWIN1251", "\xCF\xF0\xE8\xE2\xE5\xF2") == "Привет");
  CHECK(text("CL8KOI8R", "\xF0\xD2\xC9\xD7\xC5\xD4") == "Привет");
  CHECK(text("EL8ISO8859P7", "\xC1\xE8\xDE\xED\xE1") == "Αθήνα");
  CHECK(text("WE8DEC", "\xD7uvre") == "Œuvre");
  CHECK(text("WE8MSWIN1252", "Gr\xFC\xDF"s + "e \x80") == "Grüße €");
  CHECK(text("WE8EBCDIC500", "\xC8\x85\x93\x93\x96") == "Hello");
  CHECK(text("JA16DBCS", "\xC1\x0E\x45\x62\x0F\xC2") == "A日B");
  CHECK(text("JA16DBCS", "\x0E\x45\x62") == "日");
}

TEST_CASE("UTF-8 is validated and kept", "[charset]") {
  CHECK(text("AL32UTF8", "aé€💩\0z"s) == "aé€💩\0z"s);
  CHECK(text("AL32UTF8", lost) == lost);
  CHECK(decode("AL32UTF8", "abcdefghij\xFFk") == Result{"abcdefghij" + lost + "k", {{10, 1}}});
  CHECK(decode("AL32UTF8", "\xC0\xAF") == Result{lost + lost, {{0, 1}, {1, 1}}});
  CHECK(decode("AL32UTF8", "\xE0\x9F\xBF") == Result{lost + lost + lost, {{0, 1}, {1, 1}, {2, 1}}});
  CHECK(decode("AL32UTF8", "\xF4\x90\x80\x80").bad.size() == 4);
  CHECK(decode("AL32UTF8", "\xF5").bad == BadSpots{{0, 1}});
  CHECK(decode("AL32UTF8", "x\xE2\x82") == Result{"x" + lost, {{1, 2}}});
  CHECK(decode("AL32UTF8", "\xF0\x9F\x92") == Result{lost, {{0, 3}}});
  CHECK(decode("AL32UTF8", "\xE2\x82y") == Result{lost + "y", {{0, 2}}});
  CHECK(decode("AL32UTF8", "\xED\xA0\xBD\xED\xB2\xA9") == Result{lost + lost, {{0, 3}, {3, 3}}});
}

TEST_CASE("UTF8 joins surrogates and takes plain UTF-8", "[charset]") {
  CHECK(text("UTF8", "a\xED\xA0\xBD\xED\xB2\xA9z é") == "a💩z é");
  CHECK(text("UTF8", "💩") == "💩");
  CHECK(decode("UTF8", "a\xED\xA0\xBDz") == Result{"a" + lost + "z", {{1, 3}}});
  CHECK(decode("UTF8", "\xED\xB2\xA9\xED\xA0\xBD") == Result{lost + lost, {{0, 3}, {3, 3}}});
  CHECK(decode("UTF8", "\xED\xA0\xBD\xED\xA0\xBD\xED\xB2\xA9") == Result{lost + "💩", {{0, 3}}});
  CHECK(decode("UTF8", "\xED\xA0\xBD\xED\xB2") == Result{lost + lost, {{0, 3}, {3, 2}}});
}

TEST_CASE("AL24UTFFSS has what Unicode 1.1 shares with later versions", "[charset]") {
  CHECK(text("AL24UTFFSS", "aé€中") == "aé€中");
  CHECK(decode("AL24UTFFSS", "💩") == Result{lost, {{0, 4}}});
  CHECK(decode("AL24UTFFSS", "a\u3400") == Result{"a" + lost, {{1, 3}}});
}

TEST_CASE("UTF-16 in both orders", "[charset]") {
  CHECK(text("AL16UTF16", "\0a\x20\xAC\xD8\x3D\xDC\xA9\0\0"s) == "a€💩\0"s);
  CHECK(text("AL16UTF16LE", "a\0\xAC\x20\x3D\xD8\xA9\xDC"s) == "a€💩");
  CHECK(decode("AL16UTF16", "\xD8\x3D\0a"s) == Result{lost + "a", {{0, 2}}});
  CHECK(decode("AL16UTF16", "\0a\xDC\xA9"s) == Result{"a" + lost, {{2, 2}}});
  CHECK(decode("AL16UTF16", "\0a\xD8\x3D"s) == Result{"a" + lost, {{2, 2}}});
  CHECK(decode("AL16UTF16", "\0ab"s) == Result{"a" + lost, {{2, 1}}});
  std::string long_text;
  for (int i = 0; i < 19; ++i) long_text += "\0x"s;
  CHECK(decode("AL16UTF16", long_text + "\xDC\xA9\0y"s) ==
        Result{std::string(19, 'x') + lost + "y", {{38, 2}}});
  CHECK(decode("AL16UCS2", "\xD8\x3D\xDC\xA9") == Result{lost + lost, {{0, 2}, {2, 2}}});
}

TEST_CASE("undecodable bytes are reported once each and in place", "[charset]") {
  CHECK(decode("US7ASCII", "ab\xE9"s + "cd\x80") ==
        Result{"ab" + lost + "cd" + lost, {{2, 1}, {5, 1}}});
  CHECK(decode("WE8DEC", "\xE9\x80z") == Result{"é" + lost + "z", {{1, 1}}});
  CHECK(decode("ZHS16GBK", "a\xD6\xD0\xD6") == Result{"a中" + lost, {{3, 1}}});
  CHECK(decode("ZHS16GBK", "\xD6\"b") == Result{lost + "\"b", {{0, 1}}});
  CHECK(decode("ZHS16GBK", "\xFF\xD6\xD0") == Result{lost + "中", {{0, 1}}});
  CHECK(decode("KO16KSC5601", "\xC9\xA1x") == Result{lost + "x", {{0, 2}}});
  CHECK(decode("JA16EUC", "\x8F\xA1") == Result{lost, {{0, 2}}});
  CHECK(decode("JA16EUC", "\x8F\xA1 \xB1") == Result{lost + " " + lost, {{0, 2}, {3, 1}}});
  CHECK(decode("JA16SJIS", "\x93") == Result{lost, {{0, 1}}});
  CHECK(decode("ZHT32EUC", "\x8E\xA2\xA1") == Result{lost, {{0, 3}}});
  CHECK(decode("ZHS32GB18030", "a\x94\x39\xDA") == Result{"a" + lost, {{1, 3}}});
  CHECK(decode("ZHS32GB18030", "\x94\x39z") == Result{lost + "z", {{0, 2}}});
  CHECK(decode("ZHS32GB18030", "\x94") == Result{lost, {{0, 1}}});
  CHECK(decode("ZHS32GB18030", "\xFE\x39\xFE\x39") == Result{lost, {{0, 4}}});
  CHECK(decode("JA16DBCS", "\xC1\x0E\x45\x0F\xC2") == Result{"A" + lost + "B", {{2, 1}}});
  CHECK(decode("JA16SJISFIXED", "\x93\xFA\x93") == Result{"日" + lost, {{2, 1}}});
  CHECK(decode("ISO2022-JP", "a\x80z") == Result{"a" + lost + "z", {{1, 1}}});
  CHECK(decode("ISO2022-JP", "a\x1B$B\x46") == Result{"a" + lost, {{4, 1}}});
}

TEST_CASE("decoding appends, and long values cross blocks", "[charset]") {
  std::string latin;
  std::string gbk;
  std::string latin_text = "before ";
  std::string gbk_text = "before ";
  for (int i = 0; i < 1000; ++i) {
    latin += "\xE9";
    gbk += "\xD6\xD0";
    latin_text += "é";
    gbk_text += "中";
  }
  const auto appended = [](std::string_view name, const std::string& bytes) {
    Result result{"before ", {}};
    make_decoder(*find(name))->decode(as_bytes(bytes), result.text, result.bad);
    return result;
  };
  CHECK(appended("WE8ISO8859P1", latin) == Result{latin_text, {}});
  CHECK(appended("ZHS16GBK", gbk) == Result{gbk_text, {}});
  CHECK(appended("ZHS16GBK", "") == Result{"before ", {}});
}

TEST_CASE("decoders are kept by set", "[charset]") {
  Decoders decoders;
  const auto first = decoders.of(*find("ZHS16GBK"));
  CHECK(decoders.of(*find("zhs16gbk")) == first);
  CHECK(decoders.of(*find("US7ASCII")) != first);
  CHECK_THROWS_AS(decoders.of(*find("UTFE")), Error);
  CHECK_THROWS_AS(decoders.of(*find("UTFE")), Error);
}
