#include "src/target/postgresql/dialect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "formats/types/number.hpp"
#include "src/sql/tokens.hpp"
#include "src/target/defaults.hpp"
#include "src/target/oracle_type.hpp"
#include "src/target/postgresql/query_dialect.hpp"

namespace exhume::target::postgresql {
namespace {

// Decimal digits that fit whatever they are.
constexpr std::uint32_t smallint_digits = 4;
constexpr std::uint32_t integer_digits = 9;
constexpr std::uint32_t bigint_digits = 18;
// Of NUMBER(*, s).
constexpr std::uint32_t most_digits = 38;
// Behind the point of a second.
constexpr std::uint32_t fraction_digits = 6;
// An interval counts months in 32 bits.
constexpr std::uint32_t interval_year_digits = 8;

std::string number_type(const sql::DataType& type) {
  if (!type.any_precision && !type.precision) return "numeric";
  const std::uint32_t precision = type.precision.value_or(most_digits);
  const std::int32_t scale = type.scale.value_or(0);
  // Before PostgreSQL 15 a scale is from 0 to the precision.
  if (scale < 0 || std::cmp_greater(scale, precision)) return "numeric";
  if (scale > 0) return fmt::format("numeric({},{})", precision, scale);
  if (precision <= smallint_digits) return "smallint";
  if (precision <= integer_digits) return "integer";
  if (precision <= bigint_digits) return "bigint";
  return fmt::format("numeric({})", precision);
}

// A fraction that PostgreSQL would round is kept as text.
std::string timestamp_type(const sql::DataType& type) {
  const std::uint32_t digits = type.precision.value_or(fraction_digits);
  if (digits > fraction_digits) return "text";
  return fmt::format("timestamp({}){}", digits,
                     type.time_zone == sql::TimeZone::stored ? " with time zone" : "");
}

std::string interval_type(const sql::DataType& type) {
  const bool is_too_fine = type.scale && std::cmp_greater(*type.scale, fraction_digits);
  const bool is_too_long =
      type.builtin == "INTERVAL YEAR TO MONTH" && type.precision.value_or(0) > interval_year_digits;
  return is_too_fine || is_too_long ? "text" : "interval";
}

constexpr std::array long_texts =
    std::to_array<std::string_view>({"CLOB", "NCLOB", "LONG", "ROWID", "UROWID"});

// 16 bytes that come once; PostgreSQL 12 has no function for them.
constexpr std::string_view random_bytes =
    "decode(md5(random()::text || clock_timestamp()::text), 'hex')";
constexpr std::string_view random_digits = "upper(md5(random()::text || clock_timestamp()::text))";

std::string_view value_word(std::string_view word, DefaultFor column) {
  if (word == "SYSDATE" || word == "CURRENT_DATE") return "LOCALTIMESTAMP(0)";
  if (word == "SYSTIMESTAMP" || word == "CURRENT_TIMESTAMP") return "CURRENT_TIMESTAMP";
  if (word == "LOCALTIMESTAMP") return "LOCALTIMESTAMP";
  if (word == "TRUNC(SYSDATE)") return "date_trunc('day', LOCALTIMESTAMP(0))";
  const bool is_text = column == DefaultFor::text;
  if (word == "USER") return is_text ? "CURRENT_USER" : "";
  if (word != "SYS_GUID()") return "";
  return column == DefaultFor::bytes ? random_bytes : is_text ? random_digits : "";
}

// numeric literals are exact; 100 digits are more than any NUMBER needs between two points.
constexpr ExpressionDialect expressions{.nvl = "coalesce", .max_digits = 100};
constexpr DefaultDialect defaults{
    .value_word = value_word, .keeps = [](const types::Number&) { return true; }, .bytes = "'\\x"};

}  // namespace

std::string quoted_text(std::string_view text) {
  return sql::quote(text, '\'');
}

std::string declared_type(const sql::DataType& type) {
  const std::string& name = type.builtin;
  switch (family_of(name)) {
    case TypeFamily::decimals: return number_type(type);
    case TypeFamily::integers: return fmt::format("numeric({})", most_digits);
    case TypeFamily::floats: return "numeric";
    case TypeFamily::varying_text:
      return type.length ? fmt::format("varchar({})", *type.length) : "text";
    case TypeFamily::fixed_text: return fmt::format("char({})", type.length.value_or(1));
    case TypeFamily::other: break;
  }
  if (std::ranges::find(long_texts, name) != long_texts.end()) return "text";
  if (name == "DATE") return "timestamp(0)";
  if (name == "TIMESTAMP") return timestamp_type(type);
  if (name.starts_with("INTERVAL")) return interval_type(type);
  if (name == "BINARY_FLOAT") return "real";
  if (name == "BINARY_DOUBLE") return "double precision";
  return "bytea";
}

std::string declared_type(const types::ColumnType& type) {
  switch (type.code) {
    case types::TypeCode::number: return "numeric";
    case types::TypeCode::varchar2:
    case types::TypeCode::character:
    case types::TypeCode::long_text:
    case types::TypeCode::clob:
    case types::TypeCode::rowid_v7:
    case types::TypeCode::rowid:
    case types::TypeCode::rowid_descriptor:
    case types::TypeCode::urowid: return "text";
    case types::TypeCode::date: return "timestamp(0)";
    case types::TypeCode::timestamp:
    case types::TypeCode::timestamp_ltz: return "timestamp(6)";
    case types::TypeCode::timestamp_tz: return "timestamp(6) with time zone";
    case types::TypeCode::interval_ym:
    case types::TypeCode::interval_ds: return "interval";
    case types::TypeCode::binary_float: return "real";
    case types::TypeCode::binary_double: return "double precision";
    default: return "bytea";
  }
}

Holds what_it_holds(std::string_view declared) {
  const auto is = [declared](std::string_view name) { return declared.starts_with(name); };
  if (is("varchar") || is("character varying") || is("text")) return Holds::text;
  if (is("char")) return Holds::padded_text;
  if (is("bytea")) return Holds::bytes;
  if (is("numeric") || is("smallint") || is("integer") || is("bigint")) return Holds::numbers;
  return Holds::other;
}

Translation translate_expression(const sql::Expression& expression, const FindColumn& find_column) {
  return target::translate_expression(expression, find_column, expressions);
}

Translation translate_default(const sql::Expression& expression, std::string_view declared) {
  const Holds kind = what_it_holds(declared);
  const bool is_float = declared == "real" || declared == "double precision";
  const DefaultFor column = kind == Holds::numbers || is_float ? DefaultFor::numbers
                            : kind == Holds::text || kind == Holds::padded_text ? DefaultFor::text
                            : kind == Holds::bytes                              ? DefaultFor::bytes
                            : declared.starts_with("timestamp") ? DefaultFor::moments
                                                                : DefaultFor::other;
  return target::translate_default(expression, column, 0, defaults);
}

namespace {

class PostgresqlDialect final : public Dialect {
 public:
  std::string_view product() const override { return "PostgreSQL"; }
  std::string declared_type(const sql::DataType& type) const override {
    return postgresql::declared_type(type);
  }
  std::string declared_type(const types::ColumnType& type) const override {
    return postgresql::declared_type(type);
  }
  std::string untyped() const override { return "bytea"; }

  std::string_view kept_form(const sql::DataType& type, std::string_view declared) const override {
    if (declared == "bytea" && !type.builtin.ends_with("RAW") && type.builtin != "BLOB") {
      return "its values are the bytes that the dump has";
    }
    const bool is_time = type.builtin == "TIMESTAMP" || type.builtin.starts_with("INTERVAL");
    if (declared == "text" && is_time) {
      return "it is text, since no type of PostgreSQL's holds all of its values";
    }
    return "";
  }

  Translation expression(const sql::Expression& expression,
                         const FindColumn& find_column) const override {
    return postgresql::translate_expression(expression, find_column);
  }
  Translation default_value(const sql::Expression& expression,
                            std::string_view declared) const override {
    return postgresql::translate_default(expression, declared);
  }

  ColumnReference reference(const Column& column) const override {
    const Holds kind = what_it_holds(column.declared);
    const std::string wide = query_dialect().kind(column) == Kind::integer
                                 ? query_dialect().widened(quoted_name(column.name))
                                 : "";
    return {.name = column.name,
            .is_text = kind == Holds::text || kind == Holds::padded_text,
            .is_unpadded = kind == Holds::padded_text,
            .computed = wide};
  }

  const QueryDialect& queries() const override { return query_dialect(); }
  std::string_view generated_storage() const override { return " STORED"; }
};

}  // namespace

const Dialect& dialect() {
  static const PostgresqlDialect instance;
  return instance;
}

}  // namespace exhume::target::postgresql
