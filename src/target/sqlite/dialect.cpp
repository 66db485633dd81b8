#include "src/target/sqlite/dialect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "src/sql/tokens.hpp"
#include "src/target/oracle_type.hpp"
#include "src/target/sqlite/expressions.hpp"
#include "src/target/sqlite/query_dialect.hpp"

namespace exhume::target::sqlite {
namespace {

// Digits that a double gives back as they were.
constexpr std::uint32_t double_digits = 15;
// SQLite shows a REAL below 0.0001 with an exponent.
constexpr std::int32_t plain_scale = 4;
// Digits that fit 64 bits whatever they are.
constexpr std::uint32_t integer_digits = 18;

std::string number_type(const sql::DataType& type) {
  if (type.any_precision || !type.precision) return "";
  const std::uint32_t precision = *type.precision;
  const std::int32_t scale = type.scale.value_or(0);
  // A negative scale appends zeros to the digits that the precision allows.
  const std::int64_t whole_digits = std::int64_t{precision} - std::min(scale, 0);
  if (scale <= 0 && whole_digits <= integer_digits) return "INTEGER";
  if (scale > 0 && scale <= plain_scale && precision <= double_digits) {
    return fmt::format("DECIMAL({},{})", precision, scale);
  }
  return "";
}

std::string with_length(std::string_view name, const std::optional<std::uint32_t>& length) {
  return length ? fmt::format("{}({})", name, *length) : std::string(name);
}

constexpr std::array moments = std::to_array<std::string_view>({"DATE", "TIMESTAMP"});
constexpr std::array long_texts = std::to_array<std::string_view>({"CLOB", "NCLOB", "LONG"});
constexpr std::array short_texts = std::to_array<std::string_view>(
    {"ROWID", "UROWID", "INTERVAL YEAR TO MONTH", "INTERVAL DAY TO SECOND"});

template <typename Words>
bool holds(const Words& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

Affinity affinity_of(std::string_view declared) {
  const std::string type = sql::fold_case(declared);
  const auto has = [&type](std::string_view part) { return type.find(part) != std::string::npos; };
  if (has("INT")) return Affinity::integer;
  if (has("CHAR") || has("CLOB") || has("TEXT")) return Affinity::text;
  if (type.empty() || has("BLOB")) return Affinity::none;
  if (has("REAL") || has("FLOA") || has("DOUB")) return Affinity::real;
  return Affinity::numeric;
}

bool holds_strings(std::string_view declared) {
  return affinity_of(declared) == Affinity::text && !declared.starts_with("TEXT");
}

std::string folded(std::string_view name) {
  std::string out(name);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string declared_type(const sql::DataType& type) {
  const std::string& name = type.builtin;
  switch (family_of(name)) {
    case TypeFamily::decimals: return number_type(type);
    case TypeFamily::integers:
    case TypeFamily::floats: return "";
    case TypeFamily::varying_text: return with_length("VARCHAR", type.length);
    // Oracle's CHAR has one character.
    case TypeFamily::fixed_text: return with_length("CHAR", type.length.value_or(1));
    case TypeFamily::other: break;
  }
  if (holds(moments, name)) return "TEXT " + name;
  if (holds(long_texts, name)) return "CLOB";
  if (holds(short_texts, name)) return "TEXT";
  if (name == "BINARY_DOUBLE" || name == "BINARY_FLOAT") return "REAL";
  return "BLOB";
}

std::string declared_type(const types::ColumnType& type) {
  switch (type.code) {
    case types::TypeCode::number: return "";
    case types::TypeCode::varchar2: return "VARCHAR";
    case types::TypeCode::character: return "CHAR";
    case types::TypeCode::long_text:
    case types::TypeCode::clob: return "CLOB";
    case types::TypeCode::date: return "TEXT DATE";
    case types::TypeCode::timestamp:
    case types::TypeCode::timestamp_tz:
    case types::TypeCode::timestamp_ltz: return "TEXT TIMESTAMP";
    case types::TypeCode::interval_ym:
    case types::TypeCode::interval_ds:
    case types::TypeCode::rowid_v7:
    case types::TypeCode::rowid:
    case types::TypeCode::rowid_descriptor:
    case types::TypeCode::urowid: return "TEXT";
    case types::TypeCode::binary_float:
    case types::TypeCode::binary_double: return "REAL";
    default: return "BLOB";
  }
}

namespace {

class SqliteDialect final : public Dialect {
 public:
  std::string_view product() const override { return "SQLite"; }
  std::string declared_type(const sql::DataType& type) const override {
    return sqlite::declared_type(type);
  }
  std::string declared_type(const types::ColumnType& type) const override {
    return sqlite::declared_type(type);
  }
  std::string untyped() const override { return ""; }
  std::string_view kept_form(const sql::DataType&, std::string_view) const override { return ""; }
  Translation expression(const sql::Expression& expression,
                         const FindColumn& find_column) const override {
    return translate_expression(expression, find_column);
  }
  Translation default_value(const sql::Expression& expression,
                            std::string_view declared) const override {
    return translate_default(expression, declared);
  }
  ColumnReference reference(const Column& column) const override {
    const std::string number = query_dialect().kind(column) == Kind::digits
                                   ? query_dialect().as_number(quoted_name(column.name))
                                   : "";
    return {.name = column.name,
            .is_text = holds_strings(column.declared),
            .computed = "",
            .compared = number};
  }
  const QueryDialect& queries() const override { return query_dialect(); }
  std::string_view generated_storage() const override { return ""; }
};

}  // namespace

const Dialect& dialect() {
  static const SqliteDialect instance;
  return instance;
}

}  // namespace exhume::target::sqlite
