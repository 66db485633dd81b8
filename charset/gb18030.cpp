// GB 18030: one and two bytes as a table; four bytes count characters. The first 39420 of
// those stand for what the two-byte codes leave of the BMP, those from 90308130 on for the
// supplementary planes in order.

#include "charset/code_map.hpp"
#include "charset/code_table.hpp"
#include "charset/icu_converter.hpp"
#include "charset/schemes.hpp"
#include "charset/utf8_text.hpp"

namespace exhume::charset {
namespace {

constexpr std::uint32_t bmp_codes = 39420;
constexpr std::uint32_t first_supplementary = 189000;  // position of 90308130
constexpr std::uint32_t supplementary_codes = 0x10'0000;

/// True when the second byte tells that four bytes make the code.
bool is_four_byte(Bytes in) {
  return in.size() >= 2 && in[0] >= 0x81 && in[0] <= 0xFE && in[1] >= '0' && in[1] <= '9';
}

/// How many bytes at the front of `in`, which is_four_byte(), may belong to the code.
std::size_t four_byte_length(Bytes in) {
  if (in.size() < 3 || in[2] < 0x81 || in[2] > 0xFE) return 2;
  return in.size() < 4 || in[3] < '0' || in[3] > '9' ? 3 : 4;
}

std::uint32_t position_of(Bytes code) {
  return ((code[0] - 0x81u) * 10 + (code[1] - 0x30u)) * 1260 + (code[2] - 0x81u) * 10 +
         (code[3] - 0x30u);
}

ByteCode four_byte_code(std::uint32_t position) {
  return {(0x81 + position / 12600) << 24 | (0x30 + position / 1260 % 10) << 16 |
              (0x81 + position / 10 % 126) << 8 | (0x30 + position % 10),
          4};
}

/// The characters of the four-byte codes within the BMP, by position.
std::vector<char32_t> bmp_characters(const CharacterSet& set) {
  const IcuConverter icu(set.recipe.converter);
  std::vector<char32_t> characters(bmp_codes, undefined);
  std::vector<std::uint8_t> bytes;
  for (std::uint32_t position = 0; position < bmp_codes; ++position) {
    bytes.clear();
    append(bytes, four_byte_code(position));
    const auto reading = icu.read(bytes);
    if (reading.kind == IcuConverter::Outcome::Kind::character) {
      characters[position] = reading.character;
    }
  }
  for (const Override& change : set.recipe.overrides) {
    if (change.length != 4) continue;
    bytes.clear();
    append(bytes, {change.first, 4});
    characters.at(position_of(bytes)) = change.value;
  }
  return characters;
}

class Gb18030Decoder final : public Decoder {
 public:
  explicit Gb18030Decoder(const CharacterSet& set)
      : table_(build_code_table(set, {1, 2})), bmp_(bmp_characters(set)) {}

  void decode(Bytes in, std::string& utf8, BadSpots& bad) const override {
    if (is_ascii(in)) {
      utf8.append(as_text(in));
      return;
    }
    decode_each(in, utf8, bad, [this](Bytes rest) { return read(rest); });
  }

 private:
  Reading read(Bytes in) const {
    if (!is_four_byte(in)) return table_.read(in);
    const std::size_t length = four_byte_length(in);
    if (length < 4) return {undefined, length};
    const std::uint32_t position = position_of(in);
    if (position < bmp_codes) return {bmp_[position], length};
    const std::uint32_t supplementary = position - first_supplementary;
    if (position < first_supplementary || supplementary >= supplementary_codes) {
      return {undefined, length};
    }
    return {0x1'0000 + supplementary, length};
  }

  CodeTable table_;
  std::vector<char32_t> bmp_;
};

class Gb18030Encoder final : public Encoder {
 public:
  explicit Gb18030Encoder(const CharacterSet& set)
      : codes_(reverse(build_code_table(set, {1, 2}), set)),
        replacement_(as_bytes(set.replacement)) {
    const auto bmp = bmp_characters(set);
    for (std::uint32_t position = 0; position < bmp_codes; ++position) {
      const char32_t character = bmp[position];
      if (character != undefined && !codes_.find(character)) {
        codes_.insert(character, four_byte_code(position));
      }
    }
  }

  void encode(std::string_view utf8, std::vector<std::uint8_t>& out, BadSpots& bad) const override {
    const auto put = [&](char32_t character) {
      if (character >= 0x1'0000) {
        append(out, four_byte_code(first_supplementary + character - 0x1'0000));
        return true;
      }
      return codes_.put(character, out);
    };
    encode_each(utf8, out, bad, replacement_, put);
  }

 private:
  CodeMap codes_;
  Bytes replacement_;
};

}  // namespace

std::shared_ptr<const Decoder> gb18030_decoder(const CharacterSet& set) {
  return std::make_shared<Gb18030Decoder>(set);
}

std::shared_ptr<const Encoder> gb18030_encoder(const CharacterSet& set) {
  return std::make_shared<Gb18030Encoder>(set);
}

}  // namespace exhume::charset
