// What is decoded and encoded again is the same bytes.

#include <catch2/catch.hpp>
#include <map>

#include "charset/decoder.hpp"
#include "charset/encoder.hpp"

using namespace exhume;
using namespace exhume::charset;

namespace {

using Code = std::vector<std::uint8_t>;

constexpr std::uint8_t shift_out = 0x0E;
constexpr std::uint8_t shift_in = 0x0F;

/// The text of `code` alone; empty when it is no character.
std::string decoded(const Decoder& decoder, const Code& code) {
  std::string text;
  BadSpots bad;
  decoder.decode(code, text, bad);
  return bad.empty() ? text : std::string();
}

Code encoded(const Encoder& encoder, const std::string& text) {
  Code code;
  BadSpots bad;
  encoder.encode(text, code, bad);
  return bad.empty() ? code : Code();
}

/// Checks all one-byte codes and those of two bytes that are no two characters.
void check_round_trip(const CharacterSet& set) {
  INFO(set.name);
  const auto decoder = make_decoder(set);
  const auto encoder = make_encoder(set);
  std::map<std::string, std::vector<Code>> codes_of;
  std::array<bool, 256> single{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    const Code code{static_cast<std::uint8_t>(byte)};
    const std::string text = decoded(*decoder, code);
    single[byte] = !text.empty();
    if (single[byte]) codes_of[text].push_back(code);
  }
  const bool shifted = set.recipe.scheme == Scheme::shifted;
  for (unsigned pair = 0; pair < 0x10000 && set.max_bytes > 1; ++pair) {
    const auto lead = static_cast<std::uint8_t>(pair >> 8);
    const auto trail = static_cast<std::uint8_t>(pair);
    if (single[lead] && !shifted) continue;
    if (shifted && (lead == shift_in || trail == shift_in || lead == shift_out)) continue;
    const Code code = shifted ? Code{shift_out, lead, trail, shift_in} : Code{lead, trail};
    const std::string text = decoded(*decoder, code);
    if (!text.empty()) codes_of[text].push_back(code);
  }
  std::size_t wrong = 0;
  for (const auto& [text, codes] : codes_of) {
    const Code back = encoded(*encoder, text);
    if (std::find(codes.begin(), codes.end(), back) == codes.end()) ++wrong;
  }
  CHECK_FALSE(codes_of.empty());
  CHECK(wrong == 0);
}

bool is_table(Scheme scheme) {
  return scheme == Scheme::single_byte || scheme == Scheme::multibyte ||
         scheme == Scheme::double_byte || scheme == Scheme::shifted ||
         scheme == Scheme::shifted_double || scheme == Scheme::gb18030;
}

}  // namespace

TEST_CASE("every code of one or two bytes comes back", "[charset]") {
  std::size_t sets = 0;
  for (const CharacterSet& set : all()) {
    if (!is_table(set.recipe.scheme)) continue;
    check_round_trip(set);
    ++sets;
  }
  CHECK(sets == 191);
}

TEST_CASE("where codes share a character, the documented one is written", "[charset]") {
  const auto code_of = [](std::string_view name, const std::string& text) {
    return encoded(*make_encoder(*find(name)), text);
  };
  CHECK(code_of("WE8EBCDIC37", "\n") == Code{0x25});
  CHECK(code_of("JA16DBCS", "\n") == Code{0x25});
  CHECK(code_of("D7DEC", "A") == Code{0x41});
  CHECK(code_of("D7DEC", "\u00C4") == Code{0x5B});
  CHECK(code_of("JA16SJISTILDE", "\u222A") == Code{0x81, 0xBE});  // not 879B of row 13
  CHECK(code_of("JA16SJISTILDE", "\u7E8A") == Code{0xFA, 0x5C});  // not ED40 of the NEC rows
  CHECK(code_of("ZHT16MSWIN950", "\u5341") == Code{0xA4, 0x51});  // not A2CC
}

TEST_CASE("every character of the four-byte sets comes back", "[charset]") {
  for (const std::string_view name :
       {"ZHS32GB18030", "AL32UTF8", "UTF8", "AL16UTF16", "AL16UTF16LE"}) {
    const auto decoder = make_decoder(*find(name));
    const auto encoder = make_encoder(*find(name));
    const auto utf16 = make_decoder(*find("AL16UTF16"));
    std::size_t wrong = 0;
    for (std::uint32_t character = 0; character < 0x11'0000; ++character) {
      if (character >= 0xD800 && character <= 0xDFFF) continue;
      if (name == "ZHS32GB18030" && character > 0x1'1000 && character % 61 != 0) continue;
      std::string text;
      BadSpots bad;
      const std::uint32_t pair =
          character < 0x1'0000
              ? character
              : (0xD800 + ((character - 0x1'0000) >> 10)) << 16 | (0xDC00 + (character & 0x3FF));
      const std::array<std::uint8_t, 4> bytes{
          static_cast<std::uint8_t>(pair >> 24), static_cast<std::uint8_t>(pair >> 16),
          static_cast<std::uint8_t>(pair >> 8), static_cast<std::uint8_t>(pair)};
      utf16->decode(Bytes(bytes).subspan(character < 0x1'0000 ? 2 : 0), text, bad);
      if (!bad.empty() || decoded(*decoder, encoded(*encoder, text)) != text) ++wrong;
    }
    INFO(name);
    CHECK(wrong == 0);
  }
}

TEST_CASE("mail sets come back", "[charset]") {
  const std::map<std::string_view, std::string> texts{
      {"ISO2022-JP", "a\u65E5\u672Cb"},    {"ISO2022-JP-OUTLOOK", "\u65E5"},
      {"ISO2022-KR", "a\uD55C\uAE00b"},    {"ISO2022-CN", "\u4E2D\u6587 c"},
      {"HZ-GB-2312", "~a\u4E2D\u6587b~~"}, {"ISO2022-JP-OUTLOOK-HWKANA", "\uFF71"}};
  for (const auto& [name, text] : texts) {
    INFO(name);
    const auto bytes = encoded(*make_encoder(*find(name)), text);
    CHECK_FALSE(bytes.empty());
    CHECK(decoded(*make_decoder(*find(name)), bytes) == text);
  }
}
