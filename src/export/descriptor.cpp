#include "src/export/descriptor.hpp"

#include <algorithm>
#include <charconv>

namespace exhume::exporter {
namespace {

using types::TypeCode;

// Bytes of a character of AL32UTF8, and of AL16UTF16 as sizes count them.
constexpr std::uint32_t most_bytes_of_character = 4;
constexpr std::uint32_t national_character = 2;
constexpr std::uint32_t most_text = 4000;

bool is_national(const sql::DataType& type) {
  return type.builtin.starts_with('N') && type.builtin != "NUMBER" && type.builtin != "NUMERIC";
}

std::uint16_t text_size(const sql::DataType& type) {
  std::uint32_t size = type.length.value_or(1);
  if (is_national(type)) {
    size *= national_character;
  } else if (type.length_unit == sql::LengthUnit::characters) {
    size = std::min(size * most_bytes_of_character, std::max(size, most_text));
  }
  return static_cast<std::uint16_t>(std::min<std::uint32_t>(size, UINT16_MAX));
}

// The second of the header's settings.
std::uint16_t locator_size(const exp::Header& header) {
  std::uint16_t size = 0;
  if (header.settings.size() > 1) {
    const std::string& text = header.settings[1];
    std::from_chars(text.data(), text.data() + text.size(), size);
  }
  return size;
}

std::uint16_t size_of(const source::StoredColumn& column, const exp::Header& header) {
  switch (column.code) {
    case TypeCode::varchar2:
    case TypeCode::character: return text_size(column.type);
    case TypeCode::raw:
    case TypeCode::urowid:
      return static_cast<std::uint16_t>(column.type.length.value_or(most_text));
    case TypeCode::number: return 22;
    case TypeCode::date: return 7;
    case TypeCode::timestamp:
    case TypeCode::timestamp_ltz:
    case TypeCode::interval_ds: return 11;
    case TypeCode::timestamp_tz: return 13;
    case TypeCode::interval_ym: return 5;
    case TypeCode::binary_float: return 4;
    case TypeCode::binary_double: return 8;
    case TypeCode::rowid: return 10;
    case TypeCode::clob:
    case TypeCode::blob: return locator_size(header);
    default: return 0;
  }
}

}  // namespace

types::ColumnType descriptor(const source::StoredColumn& column, const exp::Header& header) {
  types::ColumnType type{.code = column.code, .size = size_of(column, header)};
  const bool has_charset = column.code == TypeCode::varchar2 ||
                           column.code == TypeCode::character || column.code == TypeCode::clob;
  if (!has_charset) return type;
  const bool national = is_national(column.type);
  type.charset_id = national ? header.national_charset_id : header.database_charset_id;
  type.charset_form = national ? types::form_national : types::form_implicit;
  return type;
}

}  // namespace exhume::exporter
