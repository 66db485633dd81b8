#include "src/source/type_code.hpp"

#include <algorithm>
#include <array>

#include "src/sql/parser.hpp"

namespace exhume::source {
namespace {

using types::TypeCode;

struct Known {
  std::string_view name;
  TypeCode code;
};

constexpr std::array known_types = std::to_array<Known>({
    {"VARCHAR2", TypeCode::varchar2},
    {"VARCHAR", TypeCode::varchar2},
    {"NVARCHAR2", TypeCode::varchar2},
    {"CHAR VARYING", TypeCode::varchar2},
    {"CHARACTER VARYING", TypeCode::varchar2},
    {"CHAR", TypeCode::character},
    {"CHARACTER", TypeCode::character},
    {"NCHAR", TypeCode::character},
    {"NUMBER", TypeCode::number},
    {"DECIMAL", TypeCode::number},
    {"DEC", TypeCode::number},
    {"NUMERIC", TypeCode::number},
    {"INTEGER", TypeCode::number},
    {"INT", TypeCode::number},
    {"SMALLINT", TypeCode::number},
    {"FLOAT", TypeCode::number},
    {"REAL", TypeCode::number},
    {"DOUBLE PRECISION", TypeCode::number},
    {"BINARY_FLOAT", TypeCode::binary_float},
    {"BINARY_DOUBLE", TypeCode::binary_double},
    {"DATE", TypeCode::date},
    {"INTERVAL YEAR TO MONTH", TypeCode::interval_ym},
    {"INTERVAL DAY TO SECOND", TypeCode::interval_ds},
    {"RAW", TypeCode::raw},
    {"LONG", TypeCode::long_text},
    {"LONG RAW", TypeCode::long_raw},
    {"ROWID", TypeCode::rowid},
    {"UROWID", TypeCode::urowid},
    {"CLOB", TypeCode::clob},
    {"NCLOB", TypeCode::clob},
    {"BLOB", TypeCode::blob},
});

}  // namespace

TypeCode type_code(const sql::DataType& type) {
  if (type.builtin == "TIMESTAMP") {
    switch (type.time_zone) {
      case sql::TimeZone::none: return TypeCode::timestamp;
      case sql::TimeZone::stored: return TypeCode::timestamp_tz;
      case sql::TimeZone::local: return TypeCode::timestamp_ltz;
    }
  }
  const auto* const found = std::ranges::find(known_types, type.builtin, &Known::name);
  return found == known_types.end() ? TypeCode::object : found->code;
}

std::optional<sql::DataType> parse_type(const std::string& text) {
  sql::ParseResult parsed = sql::parse("CREATE TABLE T (C " + text + ")");
  const auto* statement = std::get_if<sql::Statement>(&parsed);
  const auto* table = statement ? std::get_if<sql::CreateTable>(statement) : nullptr;
  if (table == nullptr || table->columns.size() != 1) return std::nullopt;
  return table->columns[0].type;
}

}  // namespace exhume::source
