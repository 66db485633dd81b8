// 7-bit sets with escape sequences, and HZ: straight through ICU, with a fresh converter for
// each value. They are sets for mail, not for databases, so speed is no concern.

#include <unicode/utf16.h>

#include "charset/icu_converter.hpp"
#include "charset/schemes.hpp"
#include "charset/utf8_text.hpp"

namespace exhume::charset {
namespace {

/// What one call of ICU gave.
struct Step {
  std::u16string units;
  std::size_t used = 0;  // bytes of input
  bool failed = false;
  std::size_t failed_length = 0;  // of `used`, the bytes at its end that failed
};

Step read_step(const IcuConverter& icu, Bytes in) {
  Step step;
  step.units.resize(in.size() + 8);
  UChar* out = step.units.data();
  const char* next = as_text(in).data();
  UErrorCode status = U_ZERO_ERROR;
  ucnv_toUnicode(icu.get(), &out, out + step.units.size(), &next, next + in.size(), nullptr, true,
                 &status);
  step.used = static_cast<std::size_t>(next - as_text(in).data());
  step.units.resize(static_cast<std::size_t>(out - step.units.data()));
  step.failed = U_FAILURE(status);
  if (step.failed) {
    std::array<char, 32> invalid{};
    auto length = static_cast<std::int8_t>(invalid.size());
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(icu.get(), invalid.data(), &length, &ignored);
    step.failed_length = std::min<std::size_t>(length < 1 ? 1 : length, step.used);
  }
  return step;
}

class Iso2022Decoder final : public Decoder {
 public:
  explicit Iso2022Decoder(const CharacterSet& set) : name_(set.recipe.converter) {
    IcuConverter{name_};  // throws here rather than at the first value
  }

  void decode(Bytes in, std::string& utf8, BadSpots& bad) const override {
    const IcuConverter icu(name_);
    for (std::size_t at = 0; at < in.size();) {
      const Step step = read_step(icu, in.subspan(at));
      for (std::size_t unit = 0; unit < step.units.size();) {
        UChar32 character = 0;
        U16_NEXT(step.units, unit, step.units.size(), character);
        append_utf8(utf8, static_cast<char32_t>(character));
      }
      const std::size_t used = std::max<std::size_t>(step.used, 1);
      if (step.failed) {
        const std::size_t length = std::max<std::size_t>(step.failed_length, 1);
        bad.push_back({at + used - length, length});
        append_utf8(utf8, replacement_character);
      }
      at += used;
    }
  }

 private:
  std::string_view name_;
};

class Iso2022Encoder final : public Encoder {
 public:
  explicit Iso2022Encoder(const CharacterSet& set)
      : name_(set.recipe.converter),
        replacement_(static_cast<unsigned char>(set.replacement.front())) {
    IcuConverter{name_};  // throws here rather than at the first value
  }

  void encode(std::string_view utf8, std::vector<std::uint8_t>& out, BadSpots& bad) const override {
    const IcuConverter icu(name_);
    const auto put = [&](char32_t character) {
      std::array<UChar, 2> units{};
      std::size_t count = 0;
      U16_APPEND_UNSAFE(units, count, character);
      return write(icu, std::u16string_view(units.data(), count), false, out);
    };
    for_each_character(utf8, bad, put, [&] { put(replacement_); });
    write(icu, {}, true, out);
  }

 private:
  static bool write(const IcuConverter& icu, std::u16string_view units, bool flush,
                    std::vector<std::uint8_t>& out) {
    std::array<char, 32> bytes{};
    char* to = bytes.data();
    const UChar* from = units.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_fromUnicode(icu.get(), &to, to + bytes.size(), &from, from + units.size(), nullptr, flush,
                     &status);
    const Bytes written = as_bytes({bytes.data(), to});
    out.insert(out.end(), written.begin(), written.end());
    return U_SUCCESS(status);
  }

  std::string_view name_;
  char32_t replacement_;
};

}  // namespace

std::shared_ptr<const Decoder> iso_2022_decoder(const CharacterSet& set) {
  return std::make_shared<Iso2022Decoder>(set);
}

std::shared_ptr<const Encoder> iso_2022_encoder(const CharacterSet& set) {
  return std::make_shared<Iso2022Encoder>(set);
}

}  // namespace exhume::charset
