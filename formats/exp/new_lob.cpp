#include "formats/exp/new_lob.hpp"

#include "charset/character_set.hpp"

namespace exhume::exp {
namespace {

constexpr std::uint8_t blob_kind = 1;
constexpr std::uint8_t clob_kind = 2;
constexpr std::uint8_t nclob_kind = 4;

// 86 bytes in 9.2, 114 in 19 and 23; between them they vary with the value.
constexpr std::size_t size_of_9 = 86;
constexpr std::size_t size_since_10 = 114;

std::uint8_t kind_of(const types::ColumnType& column) {
  if (column.code == types::TypeCode::blob) return blob_kind;
  return column.charset_form == types::form_national ? nclob_kind : clob_kind;
}

// Text of a character set of variable width is kept as UTF-16.
bool is_utf16(const types::ColumnType& column, std::uint16_t charset_id) {
  if (column.code != types::TypeCode::clob) return false;
  if (column.charset_form == types::form_national) return true;
  const charset::CharacterSet* set = charset::find(charset_id);
  return set != nullptr && set->max_bytes > 1;
}

}  // namespace

LobForm usual_lob_form(int major_version, std::uint64_t size) {
  if (size <= usual_lob_piece) return LobForm::plain;
  if (major_version > 9) return LobForm::pieces_64;
  return size <= INT16_MAX ? LobForm::pieces_16 : LobForm::pieces_32;
}

std::vector<std::uint8_t> new_locator(int major_version, const types::ColumnType& column,
                                      std::uint16_t charset_id) {
  const bool since_19 = major_version >= 19;
  const std::size_t size = major_version < 10 ? size_of_9 : size_since_10;
  std::vector<std::uint8_t> out(size, 0);
  out[1] = static_cast<std::uint8_t>(size - 2);
  out[3] = since_19 ? 2 : 1;
  out[4] = kind_of(column);
  out[5] = 0x0c;
  if (major_version >= 10) out[6] = since_19 ? 0x02 : 0x08;
  if (is_utf16(column, charset_id)) out[6] |= 0x80;
  if (since_19) out[7] = 0x80;
  return out;
}

}  // namespace exhume::exp
