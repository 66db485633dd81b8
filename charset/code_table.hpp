#pragma once
// The codes of a set whose codes can be told apart byte by byte, and their characters.

#include <array>
#include <bitset>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "charset/character_set.hpp"
#include "charset/utf8_text.hpp"
#include "src/base/bytes.hpp"

namespace exhume::charset {

/// A code of one to four bytes, big-endian.
struct ByteCode {
  std::uint32_t value = 0;
  std::uint8_t length = 1;

  std::uint8_t byte(std::size_t at) const {
    return static_cast<std::uint8_t>(value >> 8 * (length - 1 - at));
  }
  std::uint8_t last_byte() const { return static_cast<std::uint8_t>(value); }
  /// The code of one byte more.
  ByteCode then(std::uint8_t next) const {
    return {value << 8 | next, static_cast<std::uint8_t>(length + 1)};
  }
};

/// Which codes a table holds.
struct CodeLengths {
  std::uint8_t shortest;
  std::uint8_t longest;
};

/// A tree with one node of 256 entries for each beginning of a code.
class CodeTable {
 public:
  CodeTable() { new_node(); }

  /// Reads one code at the front of `in`, which must not be empty. An undefined code ends
  /// before the first byte that no code of the table has behind its first byte.
  Reading read(Bytes in) const {
    std::uint32_t entry = nodes_[0][in[0]];
    std::size_t length = 1;
    while (is_node(entry)) {
      if (length == in.size()) return {undefined, length};
      entry = nodes_[entry & ~node_flag][in[length++]];
    }
    if (entry == undefined && length > 1) return {undefined, broken_length(in, length)};
    return {entry, length};
  }

  /// The character of exactly this code, or `undefined`.
  char32_t character(ByteCode code) const;
  /// Gives `code` a character. A shorter code that was a beginning of `code` gives way.
  void map(ByteCode code, char32_t character);
  /// Removes all codes that begin with `prefix`.
  void remove(ByteCode prefix);
  /// Lets all codes that begin with `prefix` share the characters behind `other`.
  void alias(ByteCode prefix, ByteCode other);

  /// Calls `visit` for each code with a character, in ascending order of their bytes.
  void for_each(const std::function<void(ByteCode, char32_t)>& visit) const;

 private:
  static constexpr std::uint32_t node_flag = 0x8000'0000;

  static bool is_node(std::uint32_t entry) { return entry != undefined && entry >= node_flag; }
  std::uint32_t new_node();
  std::uint32_t& entry(ByteCode code);
  std::optional<std::uint32_t> node_before_last(ByteCode code) const;
  std::size_t broken_length(Bytes in, std::size_t length) const;
  void visit_node(std::uint32_t node, ByteCode prefix,
                  const std::function<void(ByteCode, char32_t)>& visit) const;

  std::vector<std::array<std::uint32_t, 256>> nodes_;
  std::bitset<256> trail_bytes_;
};

/// Builds the table of `set` from ICU's converter and Oracle's differences, for codes of
/// `lengths`. `shift` is what ICU must read before each code: SO for double-byte EBCDIC.
CodeTable build_code_table(const CharacterSet& set, CodeLengths lengths, Bytes shift = {});

}  // namespace exhume::charset
