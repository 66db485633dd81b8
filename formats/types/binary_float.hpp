#pragma once
// BINARY_FLOAT and BINARY_DOUBLE: IEEE 754 in an order that sorts as bytes.

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

#include "formats/types/decoded.hpp"
#include "src/base/bytes.hpp"

namespace exhume::types {

/// A BINARY_FLOAT. The bits are kept, so that every NaN and -0 survive.
struct BinaryFloat {
  static constexpr std::size_t size = 4;

  std::uint32_t bits = 0;  // IEEE 754 single

  /// Takes the four bytes, big-endian, sign bit flipped when positive, all bits when negative.
  static Decoded<BinaryFloat> decode(Bytes bytes);
  /// Parses a decimal, rounded to the nearest value, or `NaN`, `Infinity`, `-Infinity`.
  static Decoded<BinaryFloat> from_text(std::string_view text);
  static BinaryFloat from(float value) { return {std::bit_cast<std::uint32_t>(value)}; }
  float value() const { return std::bit_cast<float>(bits); }

  bool operator==(const BinaryFloat&) const = default;
};

/// A BINARY_DOUBLE: the same in eight bytes.
struct BinaryDouble {
  static constexpr std::size_t size = 8;

  std::uint64_t bits = 0;  // IEEE 754 double

  static Decoded<BinaryDouble> decode(Bytes bytes);
  static Decoded<BinaryDouble> from_text(std::string_view text);
  static BinaryDouble from(double value) { return {std::bit_cast<std::uint64_t>(value)}; }
  double value() const { return std::bit_cast<double>(bits); }

  bool operator==(const BinaryDouble&) const = default;
};

/// Append the stored form.
void encode(ByteBuffer& out, const BinaryFloat& number);
void encode(ByteBuffer& out, const BinaryDouble& number);

/// Append the shortest decimal that reads back as the same bits, or `NaN`, `Infinity`,
/// `-Infinity`.
void append_text(std::string& out, const BinaryFloat& number);
void append_text(std::string& out, const BinaryDouble& number);

}  // namespace exhume::types
