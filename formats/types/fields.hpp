#pragma once
// The fields that date, time and address types share: big-endian words, two-digit numbers,
// fractions of a second.

#include <array>
#include <cstdint>
#include <span>
#include <string>

#include "formats/types/decoded.hpp"

namespace exhume::types {

constexpr std::uint32_t max_nanoseconds = 999'999'999;

/// The value of four bytes, the most significant first.
constexpr std::uint32_t load_u32be(std::span<const std::uint8_t, 4> bytes) {
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
         std::uint32_t{bytes[2]} << 8 | bytes[3];
}

/// The value of two bytes, the most significant first.
constexpr std::uint16_t load_u16be(std::span<const std::uint8_t, 2> bytes) {
  return static_cast<std::uint16_t>(bytes[0] << 8 | bytes[1]);
}

inline void append_u16be(ByteBuffer& out, std::uint16_t value) {
  out.insert(out.end(), {static_cast<std::uint8_t>(value >> 8), static_cast<std::uint8_t>(value)});
}

inline void append_u32be(ByteBuffer& out, std::uint32_t value) {
  append_u16be(out, static_cast<std::uint16_t>(value >> 16));
  append_u16be(out, static_cast<std::uint16_t>(value));
}

/// Appends `value`, 0 to 99, with a leading zero.
inline void append_two_digits(std::string& out, int value) {
  out.push_back(static_cast<char>('0' + value / 10));
  out.push_back(static_cast<char>('0' + value % 10));
}

/// Appends `.` and the digits of a fraction that is not 0, without trailing zeros.
inline void append_fraction(std::string& out, std::uint32_t nanoseconds) {
  if (nanoseconds == 0) return;
  std::array<char, 10> text;
  text[0] = '.';
  for (std::size_t i = 9; i > 0; --i, nanoseconds /= 10) {
    text[i] = static_cast<char>('0' + nanoseconds % 10);
  }
  std::size_t length = text.size();
  while (text[length - 1] == '0') --length;
  out.append(text.data(), length);
}

}  // namespace exhume::types
