// Every difference between Oracle and ICU that charsets.tsv lists takes effect.

#include <catch2/catch.hpp>
#include <functional>

#include "charset/code_map.hpp"
#include "charset/decoder.hpp"
#include "charset/encoder.hpp"
#include "charset/icu_converter.hpp"
#include "charset/utf8_text.hpp"

using namespace exhume;
using namespace exhume::charset;

namespace {

constexpr std::uint8_t shift_out = 0x0E;

struct Decoded {
  std::string text;
  BadSpots bad;
};

/// Decodes one code of `set`; a double-byte code of mixed EBCDIC behind SO.
Decoded decode(const CharacterSet& set, const Decoder& decoder, ByteCode code) {
  std::vector<std::uint8_t> bytes;
  if (set.recipe.scheme == Scheme::shifted && code.length == 2) bytes.push_back(shift_out);
  append(bytes, code);
  Decoded result;
  decoder.decode(bytes, result.text, result.bad);
  return result;
}

std::string utf8(std::uint32_t character) {
  std::string text;
  append_utf8(text, character);
  return text;
}

void for_each_code(const Override& change, const std::function<void(ByteCode)>& visit,
                   ByteCode prefix = {0, 0}) {
  const ByteCode first{change.first, change.length};
  const ByteCode last{change.last, change.length};
  for (unsigned byte = first.byte(prefix.length); byte <= last.byte(prefix.length); ++byte) {
    const ByteCode code = prefix.then(static_cast<std::uint8_t>(byte));
    if (code.length == change.length) {
      visit(code);
    } else {
      for_each_code(change, visit, code);
    }
  }
}

void check_taken(const CharacterSet& set, const Decoder& decoder, const Override& change,
                 std::size_t& checked) {
  const IcuConverter own(set.recipe.converter);
  const IcuConverter other(change.source);
  for_each_code(change, [&](ByteCode code) {
    std::vector<std::uint8_t> bytes;
    append(bytes, code);
    const auto wanted = other.read(bytes);
    if (wanted.kind != IcuConverter::Outcome::Kind::character) return;
    const bool kept =
        change.change == Change::fill && own.read(bytes).kind != IcuConverter::Outcome::Kind::none;
    if (kept) return;
    if (decode(set, decoder, code).text == utf8(wanted.character)) ++checked;
  });
}

}  // namespace

TEST_CASE("each listed difference is what the decoder does", "[charset]") {
  std::size_t mapped = 0;
  std::size_t removed = 0;
  for (const CharacterSet& set : all()) {
    if (set.recipe.overrides.empty()) continue;
    const auto decoder = make_decoder(set);
    for (const Override& change : set.recipe.overrides) {
      std::uint32_t character = change.value;
      for_each_code(change, [&](ByteCode code) {
        const Decoded result = decode(set, *decoder, code);
        INFO(set.name << " code " << std::hex << code.value);
        switch (change.change) {
          case Change::map:
          case Change::decode_only:
            if (result.text != utf8(character++) || !result.bad.empty()) FAIL_CHECK(result.text);
            ++mapped;
            break;
          case Change::remove:
            if (result.bad.empty()) FAIL_CHECK("still defined: " << result.text);
            ++removed;
            break;
          case Change::low_seven_bits:
            if (result.text != decode(set, *decoder, {code.value & 0x7F, 1}).text) {
              FAIL_CHECK(result.text);
            }
            break;
          case Change::take:
          case Change::fill:
          case Change::alias: break;
        }
      });
    }
  }
  CHECK(mapped > 1500);
  CHECK(removed > 5000);
}

TEST_CASE("HKSCS takes what windows-950 has where its own converter has nothing", "[charset]") {
  const auto count = [](std::string_view name, Change kind) {
    const CharacterSet& set = *find(name);
    const auto decoder = make_decoder(set);
    std::size_t checked = 0;
    for (const Override& change : set.recipe.overrides) {
      if (change.change == kind) check_taken(set, *decoder, change, checked);
    }
    return checked;
  };
  // Oracle's tables give these numbers of private use characters where ICU has nothing.
  CHECK(count("ZHT16HKSCS", Change::fill) == 728);
  CHECK(count("ZHT16HKSCS31", Change::fill) == 539);
  CHECK(count("ZHT16HKSCS31", Change::take) >= 188);
}

TEST_CASE("differences as the documentation states them", "[charset]") {
  const auto decoded = [](std::string_view name, std::vector<std::uint8_t> bytes) {
    std::string text;
    BadSpots bad;
    make_decoder(*find(name))->decode(bytes, text, bad);
    return bad.empty() ? text : "undefined";
  };
  CHECK(decoded("WE8DEC", {0xA8}) == "\u00A4");
  CHECK(decoded("WE8DEC", {0xD7}) == "\u0152");
  CHECK(decoded("WE8DEC", {0x80}) == "undefined");
  CHECK(decoded("WE8DEC", {0xA0}) == "undefined");
  CHECK(decoded("WE8DEC", {0xA1}) == "\u00A1");
  CHECK(decoded("WE8DEC", {0xFF}) == "undefined");
  CHECK(decoded("WE8EBCDIC37", {0x15}) == "\n");
  CHECK(decoded("WE8EBCDIC37", {0x25}) == "\n");
  CHECK(decoded("WE8EBCDIC37", {0x22}) == "\x1C");
  CHECK(decoded("WE8EBCDIC37", {0xC1}) == "A");
  CHECK(decoded("WE8PC850", {0x1A, 0x1C, 0x7F}) == "\x1A\x1C\x7F");
  CHECK(decoded("D7DEC", {0x5B}) == "\u00C4");
  CHECK(decoded("D7DEC", {0xDB}) == "\u00C4");
  CHECK(decoded("D7DEC", {0xC1}) == "A");
  CHECK(decoded("IW7IS960", {0x60, 0x7A}) == "\u05D0\u05EA");
  CHECK(decoded("IN8ISCII", {0xB3, 0xE8, 0xB3}) == "\u0915\u094D\u0915");
  CHECK(decoded("IN8ISCII", {0xD9}) == "\u00A0");
  CHECK(decoded("IN8ISCII", {0xEA}) == "undefined");
  CHECK(decoded("WE8MSWIN1252", {0x80, 0x81, 0x9D}) == "\u20AC\u0081\u009D");
  CHECK(decoded("WE8ISO8859P1", {0x80, 0x9F}) == "\u0080\u009F");
  CHECK(decoded("CL8KOI8R", {0x95}) == "\u2022");
  CHECK(decoded("EE8MACCE", {0x0A, 0x0D}) == "\r\n");
  CHECK(decoded("JA16SJIS", {0x81, 0x60}) == "\u301C");
  CHECK(decoded("JA16SJISTILDE", {0x81, 0x60}) == "\uFF5E");
  CHECK(decoded("JA16SJIS", {0x1A, 0x1C, 0x7F}) == "\x1A\x1C\x7F");
  CHECK(decoded("JA16SJISYEN", {0x5C}) == "\u00A5");
  CHECK(decoded("JA16EUC", {0xA1, 0xBD}) == "\u2015");
  CHECK(decoded("JA16EUC", {0xA1, 0xC1}) == "\u301C");
  CHECK(decoded("JA16EUCTILDE", {0xA1, 0xC1}) == "\uFF5E");
  CHECK(decoded("JA16EUC", {0x8F, 0xA2, 0xB7}) == "\uFF5E");
  CHECK(decoded("JA16EUC", {0x8F, 0xF3, 0xA1}) == "undefined");
  CHECK(decoded("JA16VMS", {0x8E, 0xB1}) == "undefined");
  CHECK(decoded("ZHS16GBK", {0x80}) == "\u20AC");
  CHECK(decoded("ZHS16GBK", {0xA2, 0xE3}) == "\uE76C");
  CHECK(decoded("ZHS16GBK", {0xFF}) == "undefined");
  CHECK(decoded("KO16KSC5601", {0xA2, 0xE6}) == "\u20AC");
  CHECK(decoded("KO16KSC5601", {0x81, 0x41}) == "undefined");
  CHECK(decoded("KO16MSWIN949", {0x81, 0x41}) == "\uAC02");
  CHECK(decoded("ZHT16BIG5", {0xC6, 0xA5, 0xC6, 0xF8, 0xC7, 0xB1}) == "\u3041\u30A1\u0414");
  CHECK(decoded("ZHT16BIG5", {0xC7, 0xFC}) == "\u247D");
  CHECK(decoded("ZHT16BIG5", {0xDD, 0xFC}) == "\u55C0");
  CHECK(decoded("ZHT16BIG5", {0xF9, 0xDD}) == "undefined");
  CHECK(decoded("ZHT16HKSCS", {0x8E, 0x69}) == "\u7BB8");
  CHECK(decoded("ZHT16HKSCS31", {0x9E, 0xE5}) == "\u47B6");
  CHECK(decoded("ZHS32GB18030", {0xA8, 0xBC}) == "\uE7C7");
  CHECK(decoded("ZHS32GB18030", {0x81, 0x35, 0xF4, 0x37}) == "\u1E3F");
  CHECK(decoded("ZHT32EUC", {0xA1, 0xA6}) == "\u30FB");
  CHECK(decoded("ZHT32EUC", {0x8E, 0xA2, 0xA1, 0xA1}) == "\u4E42");
  CHECK(decoded("ZHT32EUC", {0x8E, 0xAE, 0xA1, 0xA1}) == "\u4E28");
  CHECK(decoded("ZHT32EUC", {0x8E, 0xA3, 0xA1, 0xA1}) == "undefined");
  CHECK(decoded("KO16DBCS", {0x70}) == "undefined");
  CHECK(decoded("JA16DBCSFIXED", {0x42, 0xC1}) == "\uFF21");
}
