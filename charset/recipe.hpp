#pragma once
// How the mapping of a character set is put together: a scheme, an ICU converter and what
// Oracle does differently. The recipes stand in charset/charsets.tsv.

#include <cstdint>
#include <span>
#include <string_view>

namespace exhume::charset {

/// How bytes form the codes of a set.
enum class Scheme : std::uint8_t {
  none,            // unknown
  single_byte,     // one byte, one character
  multibyte,       // one to four bytes, as the first bytes tell
  double_byte,     // two bytes always: the double-byte half of a multibyte set
  shifted,         // EBCDIC: one byte, or two between SO (0E) and SI (0F)
  shifted_double,  // two bytes always: the double-byte half of a shifted set
  gb18030,         // one, two or four bytes
  iso_2022,        // 7-bit with escape sequences or the tilde of HZ
  utf_8,
  utf_8_fss,  // the UTF-8 of Unicode 1.1: at most three bytes
  cesu_8,     // supplementary characters as two surrogates of three bytes each
  utf_16be,
  utf_16le,
  ucs_2,  // UTF-16BE without surrogates
};

/// What an Override does with its codes.
enum class Change : std::uint8_t {
  map,             // consecutive characters from `value` on
  decode_only,     // as map, but encoding never writes these codes
  remove,          // undefined, with every code that begins so
  low_seven_bits,  // the character of the byte AND 7F, for decoding only
  take,            // as the ICU converter `source` defines them
  fill,            // as take, where nothing is defined yet
  alias,           // every code that begins so is read as if it began with `value`
};

/// One difference between Oracle's mapping and ICU's. A range of codes is a box: each byte
/// runs from its value in `first` to its value in `last`.
struct Override {
  Change change;
  std::uint8_t length;  // bytes in a code
  std::uint32_t first;  // big-endian
  std::uint32_t last;
  std::uint32_t value;
  std::string_view source;
};

/// The mapping of one set.
struct Recipe {
  Scheme scheme;
  std::string_view converter;  // ICU's name, empty for the schemes that need none
  std::span<const Override> overrides;
};

}  // namespace exhume::charset
