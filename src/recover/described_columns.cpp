#include "src/recover/described_columns.hpp"

#include <algorithm>
#include <array>

#include "charset/character_set.hpp"
#include "src/sql/parser.hpp"

namespace exhume::recover {
namespace {

using types::ColumnType;
using types::TypeCode;

struct FixedType {
  std::string_view name;
  TypeCode code;
  std::uint16_t size;
};

// Types whose size the text does not change. docs/export-format.md, "Values".
constexpr std::array fixed_types = std::to_array<FixedType>({
    {"NUMBER", TypeCode::number, 22},
    {"FLOAT", TypeCode::number, 22},
    {"INTEGER", TypeCode::number, 22},
    {"DATE", TypeCode::date, 7},
    {"LONG", TypeCode::long_text, 0},
    {"LONG RAW", TypeCode::long_raw, 0},
    {"BINARY_FLOAT", TypeCode::binary_float, 4},
    {"BINARY_DOUBLE", TypeCode::binary_double, 8},
    {"INTERVAL YEAR TO MONTH", TypeCode::interval_ym, 5},
    {"INTERVAL DAY TO SECOND", TypeCode::interval_ds, 11},
});

class Describer {
 public:
  explicit Describer(const Surroundings& surroundings) : surroundings_(surroundings) {}

  std::optional<ColumnType> column(const sql::DataType& type) const {
    if (type.user_type || type.reference) return std::nullopt;
    for (const FixedType& fixed : fixed_types) {
      if (type.builtin == fixed.name) return ColumnType{.code = fixed.code, .size = fixed.size};
    }
    if (type.builtin == "VARCHAR2" || type.builtin == "VARCHAR") {
      return text(TypeCode::varchar2, type, types::form_implicit);
    }
    if (type.builtin == "NVARCHAR2") return text(TypeCode::varchar2, type, types::form_national);
    if (type.builtin == "CHAR") return text(TypeCode::character, type, types::form_implicit);
    if (type.builtin == "NCHAR") return text(TypeCode::character, type, types::form_national);
    if (type.builtin == "RAW") return sized(TypeCode::raw, type.length.value_or(1));
    if (type.builtin == "TIMESTAMP") return timestamp(type.time_zone);
    if (type.builtin == "BLOB") return sized(TypeCode::blob, surroundings_.locator_length);
    if (type.builtin == "CLOB") return clob(types::form_implicit);
    if (type.builtin == "NCLOB") return clob(types::form_national);
    return std::nullopt;
  }

 private:
  static ColumnType sized(TypeCode code, std::uint32_t size) {
    return {.code = code,
            .size = static_cast<std::uint16_t>(std::min<std::uint32_t>(size, UINT16_MAX))};
  }

  static ColumnType timestamp(sql::TimeZone zone) {
    switch (zone) {
      case sql::TimeZone::none: break;
      case sql::TimeZone::stored: return sized(TypeCode::timestamp_tz, 13);
      case sql::TimeZone::local: return sized(TypeCode::timestamp_ltz, 11);
    }
    return sized(TypeCode::timestamp, 11);
  }

  std::uint16_t charset_of(std::uint16_t form) const {
    return form == types::form_national ? surroundings_.national_charset
                                        : surroundings_.database_charset;
  }

  ColumnType text(TypeCode code, const sql::DataType& type, std::uint16_t form) const {
    const bool in_characters =
        form == types::form_national || type.length_unit == sql::LengthUnit::characters;
    const charset::CharacterSet* set = charset::find(charset_of(form));
    const std::uint32_t widest = in_characters && set != nullptr ? set->max_bytes : 1;
    const std::uint32_t length = std::min<std::uint32_t>(type.length.value_or(1), UINT16_MAX);
    ColumnType column = sized(code, length * widest);
    column.charset_id = charset_of(form);
    column.charset_form = form;
    return column;
  }

  ColumnType clob(std::uint16_t form) const {
    ColumnType column = sized(TypeCode::clob, surroundings_.locator_length);
    if (surroundings_.major_version > 8) {
      column.charset_id = charset_of(form);
      column.charset_form = form;
    }
    return column;
  }

  const Surroundings& surroundings_;
};

}  // namespace

std::string DescribedTable::insert_line() const {
  std::string names;
  std::string values;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    names += (i == 0 ? "\"" : ", \"") + columns[i] + '"';
    values += (i == 0 ? ":" : ", :") + std::to_string(i + 1);
  }
  return "INSERT INTO \"" + table + "\" (" + names + ") VALUES (" + values + ")\n";
}

std::optional<DescribedTable> described_table(std::string_view create_table,
                                              const Surroundings& surroundings) {
  const sql::ParseResult parsed = sql::parse(create_table);
  const auto* statement = std::get_if<sql::Statement>(&parsed);
  const auto* table = statement != nullptr ? std::get_if<sql::CreateTable>(statement) : nullptr;
  if (table == nullptr || table->columns.empty()) return std::nullopt;
  DescribedTable out{.table = table->name.object.text};
  out.head.direct_path = surroundings.direct_path;
  const Describer describer(surroundings);
  for (const sql::Column& column : table->columns) {
    // exp leaves virtual columns out: they have no values of their own.
    if (std::holds_alternative<sql::VirtualColumn>(column.value)) continue;
    if (!column.type) return std::nullopt;
    const auto type = describer.column(*column.type);
    if (!type) return std::nullopt;
    out.columns.push_back(column.name.text);
    out.head.columns.push_back(*type);
  }
  const auto is_lob = [](const ColumnType& column) { return types::is_lob(column.code); };
  if (std::ranges::any_of(out.head.columns, is_lob)) {
    for (std::size_t i = 0; i < out.columns.size(); ++i) {
      out.head.type_column_names.push_back(is_lob(out.head.columns[i]) ? out.columns[i] : "");
    }
  }
  return out;
}

}  // namespace exhume::recover
