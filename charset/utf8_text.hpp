#pragma once
// The Unicode side of all conversions: UTF-8, read strictly and written in blocks.

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "charset/bad_spot.hpp"
#include "src/base/bytes.hpp"

namespace exhume::charset {

constexpr char32_t replacement_character = 0xFFFD;

constexpr bool is_high_surrogate(char32_t unit) {
  return unit >= 0xD800 && unit <= 0xDBFF;
}
constexpr bool is_low_surrogate(char32_t unit) {
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

/// The two surrogates of a supplementary character, and back.
constexpr char32_t high_surrogate(char32_t character) {
  return 0xD800 + ((character - 0x1'0000) >> 10);
}
constexpr char32_t low_surrogate(char32_t character) {
  return 0xDC00 + (character & 0x3FF);
}
constexpr char32_t join_surrogates(char32_t high, char32_t low) {
  return 0x1'0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

/// True when all bytes of `in` are ASCII.
inline bool is_ascii(Bytes in) {
  constexpr std::uint64_t high_bits = 0x8080'8080'8080'8080;
  const auto word_at = [&](std::size_t at) {
    std::uint64_t word = 0;
    std::memcpy(&word, in.data() + at, sizeof word);
    return word;
  };
  std::uint64_t all = 0;
  if (in.size() < sizeof all) {
    for (const std::uint8_t byte : in) all |= byte;
    return (all & 0x80) == 0;
  }
  for (std::size_t at = 0; in.size() - at > sizeof all; at += sizeof all) all |= word_at(at);
  all |= word_at(in.size() - sizeof all);
  return (all & high_bits) == 0;
}

/// Writes the one to four bytes of `character` to `out`, which has room for four, and
/// returns how many they are.
inline std::size_t write_utf8(char32_t character, char* out) {
  const auto byte = [](char32_t bits) { return static_cast<char>(bits); };
  if (character < 0x80) {
    out[0] = byte(character);
    return 1;
  }
  const char last = byte(0x80 | (character & 0x3F));
  if (character < 0x800) {
    out[0] = byte(0xC0 | character >> 6);
    out[1] = last;
    return 2;
  }
  const char middle = byte(0x80 | (character >> 6 & 0x3F));
  if (character < 0x1'0000) {
    out[0] = byte(0xE0 | character >> 12);
    out[1] = middle;
    out[2] = last;
    return 3;
  }
  out[0] = byte(0xF0 | character >> 18);
  out[1] = byte(0x80 | (character >> 12 & 0x3F));
  out[2] = middle;
  out[3] = last;
  return 4;
}

/// Appends `character` to `text`.
inline void append_utf8(std::string& text, char32_t character) {
  std::array<char, 4> bytes;
  text.append(bytes.data(), write_utf8(character, bytes.data()));
}

/// What stands for no character.
constexpr char32_t undefined = 0xFFFF'FFFF;

/// What stands at the front of some bytes: a character or `undefined`, and the bytes read.
struct Reading {
  char32_t character;
  std::size_t length;
};

/// Decodes `in` with `read`, which gives the Reading at the front of the bytes it is handed,
/// and appends it to `utf8`, a block at a time; what is undefined goes to `bad`.
template <typename Read>
void decode_each(Bytes in, std::string& utf8, BadSpots& bad, const Read& read) {
  for (std::size_t at = 0; at < in.size();) {
    std::array<char, 512> block;
    std::size_t used = 0;
    while (at < in.size() && used <= block.size() - 4) {
      const Reading next = read(in.subspan(at));
      const bool defined = next.character != undefined;
      if (!defined) [[unlikely]]
        bad.push_back({at, next.length});
      used += write_utf8(defined ? next.character : replacement_character, block.data() + used);
      at += next.length;
    }
    utf8.append(block.data(), used);
  }
}

/// What stands at the front of some UTF-8.
struct Utf8Reading {
  char32_t character;  // meaningless unless well_formed
  std::size_t length;
  bool well_formed;
};

/// Reads one character of UTF-8, or what cannot be one: the longest beginning of a character
/// that breaks off, or a surrogate as the three bytes it would have. `in` is not empty.
Utf8Reading read_utf8(Bytes in);

/// True when all of `in` is well-formed UTF-8.
bool is_utf8(Bytes in);

/// Calls `put` with each character of `utf8`; `put` answers whether it could. Calls
/// `replace` for those it could not and for what is no UTF-8, and adds them to `bad`.
template <typename Put, typename Replace>
void for_each_character(std::string_view utf8, BadSpots& bad, const Put& put,
                        const Replace& replace) {
  const Bytes in = as_bytes(utf8);
  for (std::size_t at = 0; at < in.size();) {
    const Utf8Reading next = read_utf8(in.subspan(at));
    if (!next.well_formed || !put(next.character)) {
      bad.push_back({at, next.length});
      replace();
    }
    at += next.length;
  }
}

/// As for_each_character(), where `replacement` is appended to `out` in all states.
template <typename Put>
void encode_each(std::string_view utf8, std::vector<std::uint8_t>& out, BadSpots& bad,
                 Bytes replacement, const Put& put) {
  for_each_character(utf8, bad, put,
                     [&] { out.insert(out.end(), replacement.begin(), replacement.end()); });
}

}  // namespace exhume::charset
