#include "formats/types/binary_float.hpp"

#include <array>
#include <charconv>
#include <cmath>

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

}  // namespace

Decoded<BinaryFloat> BinaryFloat::decode(Bytes bytes) {
  if (bytes.size() != size) return Refusal{"a BINARY_FLOAT that is not of 4 bytes"};
  return BinaryFloat{load_sortable<std::uint32_t>(bytes)};
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

void encode(ByteBuffer& out, const BinaryDouble& number) {
  append_sortable(out, number.bits);
}

void append_text(std::string& out, const BinaryDouble& number) {
  append_shortest(out, number.value());
}

}  // namespace exhume::types
