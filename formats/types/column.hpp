#pragma once
// How a table's columns are described, whatever the container of the rows.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace exhume::types {

/// Oracle's codes of data types, as in the data dictionary and in column descriptors. A dump may
/// hold any other number too.
enum class TypeCode : std::uint16_t {
  varchar2 = 1,
  number = 2,
  long_text = 8,
  rowid_v7 = 11,
  date = 12,
  raw = 23,
  long_raw = 24,
  opaque = 58,
  rowid = 69,
  character = 96,
  binary_float = 100,
  binary_double = 101,
  rowid_descriptor = 104,
  ref = 111,
  clob = 112,
  blob = 113,
  bfile = 114,
  object = 121,
  nested_table = 122,
  varray = 123,
  time = 178,
  time_tz = 179,
  timestamp = 180,
  timestamp_tz = 181,
  interval_ym = 182,
  interval_ds = 183,
  urowid = 208,
  timestamp_ltz = 231,
};

/// Whether text is in the database's or the national character set.
constexpr std::uint16_t form_implicit = 1;
constexpr std::uint16_t form_national = 2;

/// What a column descriptor says about the values.
struct ColumnType {
  TypeCode code = TypeCode::varchar2;
  std::uint16_t size = 0;          // bytes; 0 for LONG, 22 for NUMBER
  std::uint16_t charset_id = 0;    // Oracle's number; 0 when the descriptor names none
  std::uint16_t charset_form = 0;  // form_implicit, form_national, or 0 as above
  std::string type_owner;          // UTF-8; of object and collection types
  std::string type_name;           // UTF-8; likewise
};

struct Column {
  std::string name;  // UTF-8
  ColumnType type;
};

/// Whose rows follow. All names are UTF-8.
struct TableDescription {
  std::string owner;
  std::string name;
  std::string partition;  // empty when the rows are not of one partition
  std::vector<Column> columns;
};

/// What Oracle calls the type, "NUMBER"; "unknown" for any other code. CLOB and NCLOB, CHAR and
/// NCHAR, VARCHAR2 and NVARCHAR2 share a code: the character set form tells them apart.
std::string_view type_name(TypeCode code);

/// Objects, collections, REF and XMLTYPE: the row holds an image.
constexpr bool is_image(TypeCode code) {
  return code == TypeCode::opaque || code == TypeCode::ref || code == TypeCode::object ||
         code == TypeCode::nested_table || code == TypeCode::varray;
}

/// CLOB, BLOB, BFILE: the row holds a locator.
constexpr bool is_lob(TypeCode code) {
  return code == TypeCode::clob || code == TypeCode::blob || code == TypeCode::bfile;
}

/// Types whose bytes in the row are text: VARCHAR2, CHAR, LONG. A CLOB is none: its text is not
/// in the row.
constexpr bool is_character(TypeCode code) {
  return code == TypeCode::varchar2 || code == TypeCode::character || code == TypeCode::long_text;
}

}  // namespace exhume::types
