#pragma once
// The way back: from characters to codes.

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "charset/code_table.hpp"

namespace exhume::charset {

/// The code of each character, in pages of 256 characters.
class CodeMap {
 public:
  CodeMap() : page_of_(0x11'0000 / page_size, no_page) {}

  /// The code to write for `character`, which must be a Unicode scalar value.
  std::optional<ByteCode> find(char32_t character) const;

  void insert(char32_t character, ByteCode code);

  /// Appends the code of `character` to `out`; false when it has none.
  bool put(char32_t character, std::vector<std::uint8_t>& out) const;

 private:
  static constexpr std::size_t page_size = 256;
  static constexpr std::uint16_t no_page = 0xFFFF;

  std::vector<std::uint16_t> page_of_;
  std::vector<std::array<ByteCode, page_size>> pages_;
};

/// The reverse of `table`. Where codes share a character, those that are for decoding
/// only yield first, then the longer ones, then those that ICU would not write.
CodeMap reverse(const CodeTable& table, const CharacterSet& set);

/// Appends the bytes of `code`.
void append(std::vector<std::uint8_t>& out, ByteCode code);

}  // namespace exhume::charset
