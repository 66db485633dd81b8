// AL32UTF8, UTF8 (CESU-8) and AL24UTFFSS (the UTF-8 of Unicode 1.1).

#include "charset/schemes.hpp"
#include "charset/utf8_text.hpp"

namespace exhume::charset {
namespace {

constexpr std::size_t surrogate_length = 3;

Reading read_strictly(Bytes in) {
  const Utf8Reading next = read_utf8(in);
  return {next.well_formed ? next.character : undefined, next.length};
}

/// Reads CESU-8: as UTF-8, but two surrogates of three bytes are one character.
Reading read_cesu8(Bytes in) {
  const Utf8Reading high = read_utf8(in);
  const bool leads = high.length == surrogate_length && is_high_surrogate(high.character);
  if (!leads || in.size() < 2 * surrogate_length) return read_strictly(in);
  const Utf8Reading low = read_utf8(in.subspan(surrogate_length));
  if (low.length != surrogate_length || !is_low_surrogate(low.character)) return read_strictly(in);
  return {join_surrogates(high.character, low.character), 2 * surrogate_length};
}

/// Unicode 1.1 had no supplementary planes, and had Hangul where Unicode 2.0 moved it away
/// from; its characters there have no meaning that later versions share.
bool is_unicode_1(char32_t character) {
  return character < 0x1'0000 && !(character >= 0x3400 && character <= 0x4DFF);
}

Reading read_fss(Bytes in) {
  Reading next = read_strictly(in);
  if (!is_unicode_1(next.character)) next.character = undefined;
  return next;
}

class Utf8Decoder final : public Decoder {
 public:
  explicit Utf8Decoder(Scheme scheme) : scheme_(scheme) {}

  void decode(Bytes in, std::string& utf8, BadSpots& bad) const override {
    const bool as_it_is = scheme_ == Scheme::utf_8_fss ? is_ascii(in) : is_utf8(in);
    if (as_it_is) {
      utf8.append(as_text(in));
    } else {
      decode_each(in, utf8, bad, read());
    }
  }

 private:
  using Read = Reading(Bytes);

  Read* read() const {
    switch (scheme_) {
      case Scheme::cesu_8: return read_cesu8;
      case Scheme::utf_8_fss: return read_fss;
      default: return read_strictly;
    }
  }

  Scheme scheme_;
};

void append_bytes(std::vector<std::uint8_t>& out, char32_t character) {
  std::array<char, 4> bytes{};
  const Bytes written = as_bytes({bytes.data(), write_utf8(character, bytes.data())});
  out.insert(out.end(), written.begin(), written.end());
}

class Utf8Encoder final : public Encoder {
 public:
  explicit Utf8Encoder(const CharacterSet& set)
      : scheme_(set.recipe.scheme), replacement_(as_bytes(set.replacement)) {}

  void encode(std::string_view utf8, std::vector<std::uint8_t>& out, BadSpots& bad) const override {
    const auto put = [&](char32_t character) {
      if (scheme_ == Scheme::utf_8_fss && !is_unicode_1(character)) return false;
      if (scheme_ == Scheme::cesu_8 && character >= 0x1'0000) {
        append_bytes(out, high_surrogate(character));
        append_bytes(out, low_surrogate(character));
      } else {
        append_bytes(out, character);
      }
      return true;
    };
    encode_each(utf8, out, bad, replacement_, put);
  }

 private:
  Scheme scheme_;
  Bytes replacement_;
};

}  // namespace

std::shared_ptr<const Decoder> utf8_decoder(const CharacterSet& set) {
  return std::make_shared<Utf8Decoder>(set.recipe.scheme);
}

std::shared_ptr<const Encoder> utf8_encoder(const CharacterSet& set) {
  return std::make_shared<Utf8Encoder>(set);
}

}  // namespace exhume::charset
