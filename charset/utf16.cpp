// AL16UTF16 (big-endian), AL16UTF16LE and AL16UCS2.

#include "charset/schemes.hpp"
#include "charset/utf8_text.hpp"

namespace exhume::charset {
namespace {

class Utf16Decoder final : public Decoder {
 public:
  explicit Utf16Decoder(Scheme scheme)
      : high_byte_(scheme == Scheme::utf_16le ? 1 : 0), pairs_(scheme != Scheme::ucs_2) {}

  void decode(Bytes in, std::string& utf8, BadSpots& bad) const override {
    decode_each(in, utf8, bad, [this](Bytes rest) { return read(rest); });
  }

 private:
  Reading read(Bytes in) const {
    if (in.size() < 2) return {undefined, 1};
    const char32_t unit = unit_at(in, 0);
    if (!is_high_surrogate(unit) && !is_low_surrogate(unit)) return {unit, 2};
    const char32_t low = in.size() >= 4 ? unit_at(in, 2) : 0;
    if (!pairs_ || !is_high_surrogate(unit) || !is_low_surrogate(low)) return {undefined, 2};
    return {join_surrogates(unit, low), 4};
  }

  char32_t unit_at(Bytes in, std::size_t at) const {
    return static_cast<char32_t>(in[at + high_byte_] << 8 | in[at + 1 - high_byte_]);
  }

  std::size_t high_byte_;  // place of the high byte within a unit
  bool pairs_;
};

class Utf16Encoder final : public Encoder {
 public:
  explicit Utf16Encoder(const CharacterSet& set)
      : scheme_(set.recipe.scheme), replacement_(as_bytes(set.replacement)) {}

  void encode(std::string_view utf8, std::vector<std::uint8_t>& out, BadSpots& bad) const override {
    const auto put_unit = [&](char32_t unit) {
      const auto high = static_cast<std::uint8_t>(unit >> 8);
      const auto low = static_cast<std::uint8_t>(unit & 0xFF);
      const bool little = scheme_ == Scheme::utf_16le;
      out.push_back(little ? low : high);
      out.push_back(little ? high : low);
    };
    const auto put = [&](char32_t character) {
      if (character < 0x1'0000) {
        put_unit(character);
        return true;
      }
      if (scheme_ == Scheme::ucs_2) return false;
      put_unit(high_surrogate(character));
      put_unit(low_surrogate(character));
      return true;
    };
    encode_each(utf8, out, bad, replacement_, put);
  }

 private:
  Scheme scheme_;
  Bytes replacement_;
};

}  // namespace

std::shared_ptr<const Decoder> utf16_decoder(const CharacterSet& set) {
  return std::make_shared<Utf16Decoder>(set.recipe.scheme);
}

std::shared_ptr<const Encoder> utf16_encoder(const CharacterSet& set) {
  return std::make_shared<Utf16Encoder>(set);
}

}  // namespace exhume::charset
