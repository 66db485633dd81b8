#include "src/target/sqlite/query_dialect.hpp"

#include <fmt/format.h>

#include "formats/types/number.hpp"
#include "src/sql/tokens.hpp"
#include "src/target/query/date_format.hpp"
#include "src/target/sqlite/dialect.hpp"
#include "src/target/sqlite/row_writer.hpp"

namespace exhume::target::sqlite {
namespace {

std::string strftime_code(std::string_view element) {
  if (element == "YYYY") return "%Y";
  if (element == "MM") return "%m";
  if (element == "DD") return "%d";
  if (element == "HH24") return "%H";
  if (element == "MI") return "%M";
  if (element == "SS") return "%S";
  return std::string(element);
}

class SqliteQueries final : public QueryDialect {
 public:
  std::string name(std::string_view oracle_name) const override { return std::string(oracle_name); }

  Kind kind(const Column& column) const override {
    const std::string_view declared = column.declared;
    if (declared == "INTEGER") return Kind::integer;
    if (declared.starts_with("DECIMAL")) return Kind::number;
    if (declared == "TEXT DATE") return Kind::date;
    if (declared == "TEXT TIMESTAMP") {
      const bool has_zone = column.oracle_type.find("ZONE") != std::string::npos;
      return has_zone || column.oracle_type.empty() ? Kind::other : Kind::timestamp;
    }
    if (declared.empty() && !column.oracle_type.empty()) return Kind::digits;
    if (!holds_strings(declared)) return Kind::other;
    // A CHAR of one character has no blanks behind it.
    if (declared == "CHAR(1)") return Kind::text;
    return declared.starts_with("CHAR") ? Kind::padded_text : Kind::text;
  }

  std::size_t max_digits() const override { return 15; }
  bool loses_blanks() const override { return false; }
  std::string_view now() const override { return "datetime('now', 'localtime')"; }
  std::string date(std::string_view day) const override {
    return fmt::format("'{} 00:00:00'", day);
  }

  std::string concatenated(const std::vector<std::string>& texts) const override {
    std::string out;
    for (const std::string& text : texts) {
      out += fmt::format("{}ifnull({}, '')", out.empty() ? "" : " || ", text);
    }
    return out;
  }

  std::string widened(const std::string& integer) const override { return integer; }
  std::string as_number(const std::string& digits) const override {
    return fmt::format("CAST({} AS NUMERIC)", digits);
  }
  std::string as_kept(const std::string& literal) const override {
    const auto number = types::Number::from_decimal(literal);
    std::string text;
    if (number) append_text(text, *number);
    const bool is_text = number && !number->to_int64() && !is_shown_exactly(text);
    return is_text ? sql::quote(text, '\'') : literal;
  }
  std::string quotient(const std::string& dividend, const std::string& divisor) const override {
    return fmt::format("CAST({} AS REAL) / {}", dividend, divisor);
  }
  std::string unpadded(const std::string& text) const override {
    return fmt::format("rtrim({}, ' ')", text);
  }
  std::string same(const std::string& a, const std::string& b) const override {
    return a + " IS " + b;
  }

  // LIKE does not mind case here, GLOB does.
  std::string like(const std::string& text, std::string_view pattern) const override {
    std::string glob;
    for (const char c : pattern) {
      if (c == '%') {
        glob += '*';
      } else if (c == '_') {
        glob += '?';
      } else if (c == '*' || c == '?' || c == '[') {
        glob += fmt::format("[{}]", c);
      } else {
        glob += c;
      }
    }
    return fmt::format("{} GLOB {}", text, sql::quote(glob, '\''));
  }

  std::string position(const std::string& part, const std::string& text) const override {
    return fmt::format("instr({}, {})", text, part);
  }
  std::string day_of(const std::string& date) const override {
    // strftime() takes a digit off the years before Christ.
    return fmt::format("rtrim({}, '0123456789:') || '00:00:00'", date);
  }
  std::string part_of(std::string_view part, const std::string& date) const override {
    return fmt::format("CAST(strftime('{}', {}) AS INTEGER)",
                       strftime_code(part == "YEAR"    ? "YYYY"
                                     : part == "MONTH" ? "MM"
                                                       : "DD"),
                       date);
  }

  std::optional<std::string> formatted(const std::string& date,
                                       std::string_view format) const override {
    const auto elements = date_format(format);
    if (!elements) return std::nullopt;
    // Of a year before Christ strftime() shows three digits and a minus, YYYY its four digits
    // alone.
    std::string before;
    std::string behind;
    std::size_t years = 0;
    for (const std::string& element : *elements) {
      if (element == "YYYY") {
        ++years;
      } else {
        (years == 0 ? before : behind) += strftime_code(element);
      }
    }
    if (years > 1) return std::nullopt;
    if (years == 0) return fmt::format("strftime('{}', {})", before, date);
    const auto rest = [&date](const std::string& codes) {
      return codes.empty() ? "" : fmt::format("strftime('{}', {})", codes, date);
    };
    return rest(before) + (before.empty() ? "" : " || ") + fmt::format("substr({}, -19, 4)", date) +
           (behind.empty() ? "" : " || ") + rest(behind);
  }

  // A REAL has no exact decimals to round.
  std::optional<std::string> rounded(std::string_view, const std::string&,
                                     std::string_view) const override {
    return std::nullopt;
  }
  std::optional<std::string> cast_to_number(const std::string&, std::string_view,
                                            std::string_view) const override {
    return std::nullopt;
  }

  bool folds_all_letters() const override { return false; }
  std::string_view nulls(bool descending) const override {
    return descending ? " NULLS FIRST" : " NULLS LAST";
  }
  std::string check(const std::string& view) const override {
    return "SELECT 1 FROM " + view + " LIMIT 0";
  }
};

}  // namespace

const QueryDialect& query_dialect() {
  static const SqliteQueries instance;
  return instance;
}

}  // namespace exhume::target::sqlite
