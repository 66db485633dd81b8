#pragma once
// NUMBER: an exact decimal in base-100 digits.

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "formats/types/decoded.hpp"
#include "src/base/bytes.hpp"

namespace exhume::types {

/// A NUMBER as Oracle stores it: sign, exponent and base-100 digits, the first of which counts
/// 100^exponent. Digits stay as they were read, zeros at either end included, so that
/// encode() gives back the bytes that decode() took.
class Number {
 public:
  /// One byte less than the 22 bytes that a NUMBER may have.
  static constexpr std::size_t max_digits = 21;
  /// What Oracle's own arithmetic keeps: 39 or 40 decimal digits.
  static constexpr std::size_t max_exact_digits = 20;
  static constexpr int min_exponent = -65;
  static constexpr int max_exponent = 62;

  /// Zero.
  constexpr Number() = default;

  static Number infinity(bool negative);

  /// Takes the stored form: `80` is 0, `ff 65` and `00` are the infinities. A positive number
  /// is exponent + 193, then digits + 1; a negative one is 62 - exponent, then 101 - digits,
  /// closed by 0x66 when there are fewer than 20 digits (and accepted with or without it).
  static Decoded<Number> decode(Bytes bytes);

  /// Parses `[+-]digits[.digits][e[+-]digits]`, "Infinity" and "-Infinity". Nothing when the
  /// text is no number, lies outside 1E-130 .. 9.99E125, or would have to be rounded.
  static std::optional<Number> from_decimal(std::string_view text);

  static Number from_int64(std::int64_t value);

  /// The value when it is whole and fits.
  std::optional<std::int64_t> to_int64() const;

  bool is_infinite() const { return infinite_; }
  bool is_negative() const { return negative_; }
  bool is_zero() const;
  /// Whether Oracle stores the value in these bytes, so that from_decimal() of the text gives them.
  bool is_canonical() const;

  /// By numeric value: 1 equals 1.00 however they are stored.
  std::weak_ordering operator<=>(const Number& other) const;
  bool operator==(const Number& other) const { return (*this <=> other) == 0; }

  friend void encode(ByteBuffer& out, const Number& number);
  friend void append_text(std::string& out, const Number& number);

 private:
  struct Significant;
  Significant significant() const;

  std::array<std::uint8_t, max_digits> digits_{};  // 0 .. 99
  std::uint8_t count_ = 0;                         // 0 only in zero and the infinities
  std::int8_t exponent_ = 0;
  bool negative_ : 1 = false;
  bool terminated_ : 1 = false;  // a negative number closed by 0x66
  bool infinite_ : 1 = false;
};

/// Appends the stored form.
void encode(ByteBuffer& out, const Number& number);

/// Appends a plain decimal without exponent, trailing zeros or a bare point: "0", "-12.5",
/// "Infinity", "-Infinity", as PostgreSQL's numeric reads and writes it. Up to 126 digits
/// before the point and 170 after it.
void append_text(std::string& out, const Number& number);

}  // namespace exhume::types
