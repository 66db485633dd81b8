#include "formats/types/column.hpp"

namespace exhume::types {

std::string_view type_name(TypeCode code) {
  switch (code) {
    case TypeCode::varchar2: return "VARCHAR2";
    case TypeCode::number: return "NUMBER";
    case TypeCode::long_text: return "LONG";
    case TypeCode::rowid_v7: return "ROWID";
    case TypeCode::date: return "DATE";
    case TypeCode::raw: return "RAW";
    case TypeCode::long_raw: return "LONG RAW";
    case TypeCode::opaque: return "OPAQUE";
    case TypeCode::rowid: return "ROWID";
    case TypeCode::character: return "CHAR";
    case TypeCode::binary_float: return "BINARY_FLOAT";
    case TypeCode::binary_double: return "BINARY_DOUBLE";
    case TypeCode::rowid_descriptor: return "ROWID";
    case TypeCode::ref: return "REF";
    case TypeCode::clob: return "CLOB";
    case TypeCode::blob: return "BLOB";
    case TypeCode::bfile: return "BFILE";
    case TypeCode::object: return "OBJECT";
    case TypeCode::nested_table: return "NESTED TABLE";
    case TypeCode::varray: return "VARRAY";
    case TypeCode::time: return "TIME";
    case TypeCode::time_tz: return "TIME WITH TIME ZONE";
    case TypeCode::timestamp: return "TIMESTAMP";
    case TypeCode::timestamp_tz: return "TIMESTAMP WITH TIME ZONE";
    case TypeCode::interval_ym: return "INTERVAL YEAR TO MONTH";
    case TypeCode::interval_ds: return "INTERVAL DAY TO SECOND";
    case TypeCode::urowid: return "UROWID";
    case TypeCode::timestamp_ltz: return "TIMESTAMP WITH LOCAL TIME ZONE";
  }
  return "unknown";
}

}  // namespace exhume::types
