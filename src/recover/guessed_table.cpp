#include "src/recover/guessed_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "charset/character_set.hpp"

namespace exhume::recover {
namespace {

using types::ColumnType;
using types::TypeCode;

// National texts are declared in characters, and have their size in bytes in the descriptor: where
// characters differ in width, the guess is wide enough for all.
std::string text_type(const ColumnType& type) {
  const bool is_national = type.charset_form == types::form_national;
  const charset::CharacterSet* set = charset::find(type.charset_id);
  const int width = is_national && set != nullptr ? std::max<int>(set->min_bytes, 1) : 1;
  return fmt::format("{}{}({})", is_national ? "N" : "", types::type_name(type.code),
                     std::max(type.size / width, 1));
}

std::optional<std::string> type_text(const ColumnType& type) {
  switch (type.code) {
    case TypeCode::varchar2:
    case TypeCode::character: return text_type(type);
    case TypeCode::raw: return fmt::format("RAW({})", std::max<int>(type.size, 1));
    case TypeCode::clob: return type.charset_form == types::form_national ? "NCLOB" : "CLOB";
    case TypeCode::timestamp: return "TIMESTAMP (9)";
    case TypeCode::timestamp_tz: return "TIMESTAMP (9) WITH TIME ZONE";
    case TypeCode::timestamp_ltz: return "TIMESTAMP (9) WITH LOCAL TIME ZONE";
    case TypeCode::interval_ym: return "INTERVAL YEAR (9) TO MONTH";
    case TypeCode::interval_ds: return "INTERVAL DAY (9) TO SECOND (9)";
    case TypeCode::number:
    case TypeCode::date:
    case TypeCode::long_text:
    case TypeCode::long_raw:
    case TypeCode::rowid_v7:
    case TypeCode::rowid:
    case TypeCode::rowid_descriptor:
    case TypeCode::urowid:
    case TypeCode::binary_float:
    case TypeCode::binary_double:
    case TypeCode::blob:
    case TypeCode::bfile: return std::string(types::type_name(type.code));
    default: return std::nullopt;
  }
}

}  // namespace

std::optional<std::string> guessed_create_table(const exp::InsertLine& insert,
                                                const exp::DataHead& head) {
  if (insert.columns.empty() || insert.columns.size() != head.columns.size()) return std::nullopt;
  std::string columns;
  for (std::size_t i = 0; i < head.columns.size(); ++i) {
    const auto type = type_text(head.columns[i]);
    if (!type) return std::nullopt;
    columns += fmt::format("{}\"{}\" {}", i == 0 ? "" : ", ", insert.columns[i], *type);
  }
  return fmt::format("CREATE TABLE \"{}\" ({})", insert.table, columns);
}

}  // namespace exhume::recover
