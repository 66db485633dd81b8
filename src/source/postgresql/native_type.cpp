#include "src/source/postgresql/native_type.hpp"

#include <fmt/format.h>

#include <optional>
#include <regex>

#include "src/sql/tokens.hpp"

namespace exhume::source::postgresql {
namespace {

// Of a VARCHAR2 and of a CHAR. Oracle Database SQL Language Reference, "Data Types".
constexpr std::uint32_t varchar2_length = 4000;
constexpr std::uint32_t char_length = 2000;
constexpr std::uint32_t number_digits = 38;

sql::DataType number(std::uint32_t precision, std::int32_t scale) {
  return {.builtin = "NUMBER", .precision = precision, .scale = scale};
}

sql::DataType characters(std::string builtin, std::uint32_t length) {
  return {
      .builtin = std::move(builtin), .length = length, .length_unit = sql::LengthUnit::characters};
}

// type, type(5), type(5,2) and what stands behind.
struct Parts {
  std::string name;
  std::optional<std::uint32_t> first;
  std::optional<std::int32_t> second;
  std::string rest;
};

Parts parts_of(const std::string& declared) {
  static const std::regex form(R"(([a-z ]*[a-z])(?:\((\d+)(?:,(-?\d+))?\))?(.*))");
  std::smatch match;
  if (!std::regex_match(declared, match, form)) return {declared, {}, {}, ""};
  Parts parts{match[1], {}, {}, match[4]};
  // An array is no number.
  if (parts.rest.find('[') != std::string::npos) return {declared, {}, {}, ""};
  if (match[2].matched) parts.first = static_cast<std::uint32_t>(std::stoul(match[2]));
  if (match[3].matched) parts.second = std::stoi(match[3]);
  return parts;
}

void replace(std::string& text, std::string_view from, std::string_view to) {
  if (const std::size_t at = text.find(from); at != std::string::npos) {
    text.replace(at, from.size(), to);
  }
}

sql::DataType timestamp(const Parts& parts) {
  const bool has_zone = parts.rest == " with time zone";
  if (parts.first == 0u && !has_zone) return {.builtin = "DATE"};
  return {.builtin = "TIMESTAMP",
          .precision = parts.first.value_or(6),
          .time_zone = has_zone ? sql::TimeZone::stored : sql::TimeZone::none};
}

}  // namespace

std::string declared_type(std::string formatted) {
  replace(formatted, "character varying", "varchar");
  replace(formatted, "character", "char");
  replace(formatted, " without time zone", "");
  if (formatted.starts_with("numeric(")) replace(formatted, ",0)", ")");
  return formatted;
}

sql::DataType native_type(const std::string& declared) {
  const Parts parts = parts_of(declared);
  if (parts.name == "smallint") return number(5, 0);
  if (parts.name == "integer") return number(10, 0);
  if (parts.name == "bigint") return number(19, 0);
  if (parts.name == "boolean") return number(1, 0);
  if (parts.name == "numeric") {
    if (!parts.first || *parts.first > number_digits) return {.builtin = "NUMBER"};
    return number(*parts.first, parts.second.value_or(0));
  }
  if (parts.name == "real") return {.builtin = "BINARY_FLOAT"};
  if (parts.name == "double precision") return {.builtin = "BINARY_DOUBLE"};
  if (parts.name == "varchar" && parts.first && *parts.first <= varchar2_length) {
    return characters("VARCHAR2", *parts.first);
  }
  if (parts.name == "char" && parts.first && *parts.first <= char_length) {
    return characters("CHAR", *parts.first);
  }
  if (parts.name == "date") return {.builtin = "DATE"};
  if (parts.name.starts_with("timestamp")) {
    return timestamp(parts.name == "timestamp with time zone"
                         ? Parts{"timestamp", {}, {}, " with time zone"}
                         : parts);
  }
  if (parts.name == "interval") {
    return {.builtin = "INTERVAL DAY TO SECOND", .precision = 9, .scale = 6};
  }
  if (parts.name == "bytea") return {.builtin = "BLOB"};
  if (parts.name == "uuid") return {.builtin = "VARCHAR2", .length = 36};
  return {.builtin = "CLOB"};
}

std::string text_of(const std::string& column, const std::string& declared,
                    const sql::DataType& type) {
  if (declared == "boolean") return fmt::format("{}::integer", column);
  if (declared == "interval" && type.builtin == "INTERVAL YEAR TO MONTH") {
    // Months have no other sign than years.
    return fmt::format(
        "CASE WHEN {0} < interval '0' THEN '-' ELSE '+' END || abs(extract(year FROM {0})::bigint) "
        "|| '-' || abs(extract(month FROM {0})::bigint)",
        column);
  }
  if (declared == "interval") {
    const std::string microseconds = fmt::format(
        "abs((extract(day FROM {0})::bigint * 24 + extract(hour FROM {0})::bigint) * 3600000000 + "
        "extract(minute FROM {0})::bigint * 60000000 + extract(microseconds FROM {0})::bigint)",
        column);
    // One with months has no days of its own, and comes as PostgreSQL writes it.
    return fmt::format(
        "CASE WHEN extract(year FROM {0}) <> 0 OR extract(month FROM {0}) <> 0 THEN {0}::text "
        "ELSE CASE WHEN {0} < interval '0' THEN '-' ELSE '+' END || {1} / 86400000000 || ' ' || "
        "lpad(({1} / 3600000000 % 24)::text, 2, '0') || ':' || lpad(({1} / 60000000 % 60)::text, "
        "2, '0') || ':' || "
        "lpad(({1} / 1000000 % 60)::text, 2, '0') || '.' || lpad(({1} % 1000000)::text, 6, '0') "
        "END",
        column, microseconds);
  }
  return column;
}

std::string without_casts(const std::string& expression) {
  static const std::regex cast(
      R"(::("[^"]*"|[a-z_]+( varying| precision| with(out)? time zone)?)(\([0-9,]+\))?(\[\])?)");
  std::string out;
  std::size_t at = 0;
  const auto copy_up_to = [&](std::size_t end) {
    out += std::regex_replace(expression.substr(at, end - at), cast, "");
    at = end;
  };
  for (const sql::Token& token : sql::tokenize(expression)) {
    if (token.kind != sql::TokenKind::string) continue;
    copy_up_to(token.offset);
    out += token.text;
    at = token.end();
  }
  copy_up_to(expression.size());
  return out;
}

}  // namespace exhume::source::postgresql
