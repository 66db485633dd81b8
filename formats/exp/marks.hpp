#pragma once
// The numbers and rules that reading and writing the stream have in common.
// docs/export-format.md.

#include <cstddef>
#include <cstdint>

#include "formats/types/column.hpp"

namespace exhume::exp {

/// In front of a body of counted pieces.
inline constexpr std::uint16_t list_mark = 0xfffd;

/// In place of the length of a value: there is none.
inline constexpr std::uint16_t null_length = 0xfffe;

/// In place of a row: there are no more.
inline constexpr std::uint16_t end_of_rows = 0xffff;

/// In place of a LOB value's length: pieces follow. From 10.1 behind a 64-bit total.
inline constexpr std::uint16_t lob_in_pieces = 0xfffc;

/// The same in 9.2: a 16-bit total, or the mark again and a 32-bit one.
inline constexpr std::uint16_t lob_in_pieces_9 = 0xfffa;

/// The longest value or piece with a plain length word. Above it are only the marks.
inline constexpr std::uint16_t longest_length = 0xfff0;

/// A LONG of more than 32767 bytes comes in pieces, says what other readers report: this bit of
/// the length word says that another piece follows. One reader of version 7 takes it so for text of
/// any type and length (jansensystems' DMPParser). No sample that has one is known.
inline constexpr std::uint16_t more_pieces = 0x8000;

/// Oracle's limit of columns of a table: 254 in version 7, 1000 from 8, 4096 in 23.
inline constexpr std::uint16_t most_columns = 4096;

/// In the header record the date ends here and the file name begins, in every version seen
/// (5.1 to 23).
inline constexpr std::size_t file_name_offset = 0x80;

/// exp allows RECORDLENGTH up to 64 KB; 512, 1024, 2048 and 8192 have been seen.
inline constexpr std::uint32_t longest_record = 1 << 20;

/// The header's bytes between its last line and the date: three ids, the file's number,
/// FILESIZE and the length of the file name.
inline constexpr std::size_t binary_fields_size = 19;

/// The line that ends the stream, and fills the last record.
inline constexpr char exit_line[] = "EXIT\n";

constexpr bool is_long(types::TypeCode code) {
  return code == types::TypeCode::long_text || code == types::TypeCode::long_raw;
}

/// The largest length word that may begin pieces of such a value; 0 where none does. Text and RAW
/// have at most 32767 bytes, so that the bit means nothing else in their length words.
constexpr std::uint16_t most_before_pieces(types::TypeCode code) {
  if (is_long(code)) return end_of_rows;
  const bool is_short = code == types::TypeCode::varchar2 || code == types::TypeCode::character ||
                        code == types::TypeCode::raw;
  return is_short ? longest_length : 0;
}

/// Whether values of the type may stand in pieces.
constexpr bool may_stand_in_pieces(types::TypeCode code) {
  return most_before_pieces(code) > 0;
}

/// Whether type names and the kind of path stand between descriptors and rows, and a count of LOB
/// values behind each row. Version 7 has none of them, reports the same reader.
constexpr bool has_object_parts(int major_version) {
  return major_version >= 8;
}

/// Whether a column's descriptor has a character set, in a dump of this version.
constexpr bool has_character_set(types::TypeCode code, int major_version) {
  if (code == types::TypeCode::clob) return major_version > 8;
  const bool is_text = code == types::TypeCode::varchar2 || code == types::TypeCode::character;
  return is_text && major_version >= 8;
}

}  // namespace exhume::exp
