#pragma once
// Which character set a column's text is in, for reading and for writing.

#include <cstdint>
#include <optional>

#include "charset/character_set.hpp"
#include "formats/types/column.hpp"
#include "formats/types/lob_locator.hpp"

namespace exhume::exp {

/// Which character sets the dump's text is in.
struct TextLabels {
  std::uint16_t client = 0;                // of columns whose descriptor names none
  std::optional<std::uint16_t> override_;  // instead of every label but the national set's
};

/// Oracle's UTF-16, big-endian and little-endian.
inline constexpr std::uint16_t al16utf16 = 2000;
inline constexpr std::uint16_t al16utf16le = 2002;

/// Whether values of the type are text, in the row or behind it.
constexpr bool is_text(types::TypeCode code) {
  return types::is_character(code) || code == types::TypeCode::clob;
}

/// The id of the set of a text column; 0 when nothing names one.
std::uint16_t column_charset_id(const types::ColumnType& type, const TextLabels& labels);

/// The set with the id when text can be converted from and to it, else null.
const charset::CharacterSet* convertible(std::uint16_t id);

/// The set of a CLOB that its locator says to be UTF-16; null for one in its column's own set.
const charset::CharacterSet* utf16_of(types::LobLocator::Encoding encoding);

}  // namespace exhume::exp
