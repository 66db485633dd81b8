#include "charset/icu_converter.hpp"

#include <fmt/format.h>
#include <unicode/utf16.h>

#include <array>

#include "src/base/error.hpp"

namespace exhume::charset {

IcuConverter::IcuConverter(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  converter_.reset(ucnv_open(std::string(name).c_str(), &status));
  ucnv_setToUCallBack(converter_.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                      &status);
  ucnv_setFromUCallBack(converter_.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
  if (U_FAILURE(status)) {
    throw Error(Code::no_conversion, fmt::format("this ICU has no converter {}", name));
  }
  ucnv_setFallback(converter_.get(), false);
}

IcuConverter::Outcome IcuConverter::read(Bytes code) const {
  using Kind = Outcome::Kind;
  std::array<UChar, 8> units{};
  UChar* out = units.data();
  const char* in = as_text(code).data();
  UErrorCode status = U_ZERO_ERROR;
  ucnv_resetToUnicode(get());
  ucnv_toUnicode(get(), &out, out + units.size(), &in, in + code.size(), nullptr, true, &status);
  if (status == U_TRUNCATED_CHAR_FOUND) return {Kind::incomplete};
  const auto count = static_cast<std::size_t>(out - units.data());
  if (U_FAILURE(status) || count == 0) return {Kind::none};
  std::size_t used = 0;
  UChar32 character = 0;
  U16_NEXT(units, used, count, character);
  if (used != count || U_IS_SURROGATE(character)) return {Kind::none};
  return {Kind::character, static_cast<char32_t>(character)};
}

std::string IcuConverter::write(char32_t character) const {
  std::array<UChar, 2> units{};
  std::size_t count = 0;
  U16_APPEND_UNSAFE(units, count, character);
  std::array<char, 16> bytes{};
  char* out = bytes.data();
  const UChar* in = units.data();
  UErrorCode status = U_ZERO_ERROR;
  ucnv_resetFromUnicode(get());
  ucnv_fromUnicode(get(), &out, out + bytes.size(), &in, in + count, nullptr, true, &status);
  if (U_FAILURE(status)) return {};
  return {bytes.data(), out};
}

}  // namespace exhume::charset
