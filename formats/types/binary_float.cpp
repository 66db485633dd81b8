#include "formats/types/binary_float.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace exhume::types {
namespace {

template <typename Word>
constexpr Word sign_bit = Word{1} << (sizeof(Word) * 8 - 1);

template <typename Word>
Word load_sortable(Bytes bytes) {
  Word stored = 0;
  for (const std::uint8_t byte : bytes) stored = static_cast<Word>(stored << 8 | byte);
  return stored & sign_bit<Word> ? stored ^ sign_bit<Word> : ~stored;
}

template <typename Word>
void append_sortable(ByteBuffer& out, Word bits) {
  const Word stored = bits & sign_bit<Word> ? ~bits : bits ^ sign_bit<Word>;
  for (std::size_t i = sizeof(Word); i-- > 0;) {
    out.push_back(static_cast<std::uint8_t>(stored >> (8 * i)));
  }
}

template <typename Real>
void append_shortest(std::string& out, Real value) {
  if (std::isnan(value)) {
    out += "NaN";
  } else if (std::isinf(value)) {
    out += value < 0 ? "-Infinity" : "Infinity";
  } else {
    std::array<char, 32> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    out.append(text.data(), end);
  }
}

template <typename Real>
Decoded<Real> parse(std::string_view text) {
  if (text == "NaN") return std::numeric_limits<Real>::quiet_NaN();
  if (text == "Infinity") return std::numeric_limits<Real>::infinity();
  if (text == "-Infinity") return -std::numeric_limits<Real>::infinity();
  Real value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) return Refusal{"a number beyond its type"};
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
    return Refusal{"no number"};
  }
  return value;
}

template <typename Binary, typename Real>
Decoded<Binary> binary(const Decoded<Real>& number) {
  if (!number) return Refusal{number.reason()};
  return Binary::from(*number);
}

}  // namespace

Decoded<BinaryFloat> BinaryFloat::decode(Bytes bytes) {
  if (bytes.size() != size) return Refusal{"a BINARY_FLOAT that is not of 4 bytes"};
  return BinaryFloat{load_sortable<std::uint32_t>(bytes)};
}

Decoded<BinaryFloat> BinaryFloat::from_text(std::string_view text) {
  return binary<BinaryFloat>(parse<float>(text));
}

void encode(ByteBuffer& out, const BinaryFloat& number) {
  append_sortable(out, number.bits);
}

void append_text(std::string& out, const BinaryFloat& number) {
  append_shortest(out, number.value());
}

Decoded<BinaryDouble> BinaryDouble::decode(Bytes bytes) {
  if (bytes.size() != size) return Refusal{"a BINARY_DOUBLE that is not of 8 bytes"};
  return BinaryDouble{load_sortable<std::uint64_t>(bytes)};
}

Decoded<BinaryDouble> BinaryDouble::from_text(std::string_view text) {
  return binary<BinaryDouble>(parse<double>(text));
}

void encode(ByteBuffer& out, const BinaryDouble& number) {
  append_sortable(out, number.bits);
}

void append_text(std::string& out, const BinaryDouble& number) {
  append_shortest(out, number.value());
}

}  // namespace exhume::types
