// AL16UTF16 (big-endian), AL16UTF16LE and AL16UCS2.

#include <algorithm>

#include "charset/schemes.hpp"
#include "charset/utf8_text.hpp"

namespace exhume::charset {
namespace {

class Utf16Decoder final : public Decoder {
 public:
  explicit Utf16Decoder(Scheme scheme)
      : high_byte_(scheme == Scheme::utf_16le ? 1 : 0), pairs_(scheme != Scheme::ucs_2) {}

  void decode(Bytes in, std::string& utf8, BadSpots& bad) const override {
    const std::size_t taken = take_ascii(in, utf8);
    const std::size_t first_bad = bad.size();
    decode_each(in.subspan(taken), utf8, bad, [this](Bytes rest) { return read(rest); });
    for (std::size_t i = first_bad; i < bad.size(); ++i) bad[i].offset += taken;
  }

 private:
  // Most text is ASCII for a long way. Returns the bytes of what was appended.
  std::size_t take_ascii(Bytes in, std::string& utf8) const {
    std::size_t units = 0;
    while (2 * (units + step) <= in.size() && is_ascii_step(in.subspan(2 * units))) units += step;
    while (2 * (units + 1) <= in.size() && unit_at(in, 2 * units) < 0x80) ++units;
    const std::size_t begin = utf8.size();
    utf8.resize(begin + units);
    for (std::size_t i = 0; i < units; ++i) {
      utf8[begin + i] = static_cast<char>(in[2 * i + 1 - high_byte_]);
    }
    return 2 * units;
  }

  // Whether the next `step` units are ASCII; without a branch for each of them.
  bool is_ascii_step(Bytes in) const {
    char32_t all = 0;
    for (std::size_t i = 0; i < step; ++i) all |= unit_at(in, 2 * i);
    return all < 0x80;
  }

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

  static constexpr std::size_t step = 8;

  std::size_t high_byte_;  // place of the high byte within a unit
  bool pairs_;
};

class Utf16Encoder final : public Encoder {
 public:
  explicit Utf16Encoder(const CharacterSet& set)
      : scheme_(set.recipe.scheme), replacement_(as_bytes(set.replacement)) {}

  void encode(std::string_view utf8, std::vector<std::uint8_t>& out, BadSpots& bad) const override {
    const std::string_view rest = put_ascii(utf8, out);
    const std::size_t first_bad = bad.size();
    encode_rest(rest, out, bad);
    for (std::size_t i = first_bad; i < bad.size(); ++i) bad[i].offset += utf8.size() - rest.size();
  }

 private:
  // Most text is ASCII for a long way. Returns what follows.
  std::string_view put_ascii(std::string_view utf8, std::vector<std::uint8_t>& out) const {
    const auto end =
        std::ranges::find_if(utf8, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    const auto length = static_cast<std::size_t>(end - utf8.begin());
    std::size_t at = out.size() + (scheme_ == Scheme::utf_16le ? 0 : 1);
    out.resize(out.size() + 2 * length);
    for (std::size_t i = 0; i < length; ++i, at += 2) out[at] = static_cast<std::uint8_t>(utf8[i]);
    return utf8.substr(length);
  }

  void encode_rest(std::string_view utf8, std::vector<std::uint8_t>& out, BadSpots& bad) const {
    const auto put_unit = [&](char32_t unit) {
      const auto high = static_cast<std::uint8_t>(unit >> 8);
      const auto low = static_cast<std::uint8_t>(unit & 0xFF);
      const bool little = scheme_ == Scheme::utf_16le;
      const std::uint8_t bytes[] = {little ? low : high, little ? high : low};
      out.insert(out.end(), bytes, bytes + 2);
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
