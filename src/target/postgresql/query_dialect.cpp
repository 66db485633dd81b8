#include "src/target/postgresql/query_dialect.hpp"

#include <fmt/format.h>

#include "src/sql/tokens.hpp"
#include "src/target/postgresql/dialect.hpp"
#include "src/target/postgresql/names.hpp"
#include "src/target/query/date_format.hpp"

namespace exhume::target::postgresql {
namespace {

std::string as_numeric(const std::string& number) {
  return fmt::format("CAST({} AS numeric)", number);
}

class PostgresqlQueries final : public QueryDialect {
 public:
  std::string name(std::string_view oracle_name) const override { return folded_name(oracle_name); }

  Kind kind(const Column& column) const override {
    const std::string_view declared = column.declared;
    const auto is = [declared](std::string_view type) { return declared.starts_with(type); };
    if (is("smallint") || is("integer") || is("bigint")) return Kind::integer;
    if (is("timestamp")) {
      const bool has_zone = declared.find("with time zone") != std::string_view::npos;
      if (has_zone) return Kind::other;
      return is("timestamp(0)") ? Kind::date : Kind::timestamp;
    }
    // A type that nothing else holds is text as well.
    const bool is_moment =
        column.oracle_type.starts_with("TIMESTAMP") || column.oracle_type.starts_with("INTERVAL");
    switch (what_it_holds(declared)) {
      case Holds::text: return is_moment ? Kind::other : Kind::text;
      case Holds::padded_text: return Kind::padded_text;
      case Holds::numbers: return Kind::number;
      default: return Kind::other;
    }
  }

  std::size_t max_digits() const override { return 100; }
  bool loses_blanks() const override { return true; }
  std::string_view now() const override { return "LOCALTIMESTAMP(0)"; }
  std::string date(std::string_view day) const override {
    return fmt::format("CAST('{} 00:00:00' AS timestamp(0))", day);
  }

  std::string concatenated(const std::vector<std::string>& texts) const override {
    std::string out;
    for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + text;
    return "concat(" + out + ")";
  }

  std::string widened(const std::string& integer) const override { return as_numeric(integer); }
  std::string as_number(const std::string& digits) const override { return digits; }
  std::string as_kept(const std::string& literal) const override { return literal; }
  std::string quotient(const std::string& dividend, const std::string& divisor) const override {
    return as_numeric(dividend) + " / " + divisor;
  }
  std::string unpadded(const std::string& text) const override { return text; }
  std::string same(const std::string& a, const std::string& b) const override {
    return a + " IS NOT DISTINCT FROM " + b;
  }
  std::string like(const std::string& text, std::string_view pattern) const override {
    return fmt::format("{} LIKE {}", text, quoted_text(pattern));
  }
  std::string position(const std::string& part, const std::string& text) const override {
    return fmt::format("strpos({}, {})", text, part);
  }
  std::string day_of(const std::string& date) const override {
    return fmt::format("CAST(date_trunc('day', {}) AS timestamp(0))", date);
  }
  std::string part_of(std::string_view part, const std::string& date) const override {
    return fmt::format("CAST(EXTRACT({} FROM {}) AS integer)", part, date);
  }

  std::optional<std::string> formatted(const std::string& date,
                                       std::string_view format) const override {
    const auto elements = date_format(format);
    if (!elements) return std::nullopt;
    std::string same_format;
    for (const std::string& element : *elements) same_format += element;
    return fmt::format("to_char({}, {})", date, quoted_text(same_format));
  }

  std::optional<std::string> rounded(std::string_view function, const std::string& number,
                                     std::string_view digits) const override {
    std::string name;
    for (const char c : function) name.push_back(static_cast<char>(c - 'A' + 'a'));
    return fmt::format("{}({}{}{})", name, as_numeric(number), digits.empty() ? "" : ", ", digits);
  }
  std::optional<std::string> cast_to_number(const std::string& number, std::string_view precision,
                                            std::string_view scale) const override {
    return fmt::format("CAST({} AS numeric({},{}))", number, precision, scale);
  }

  bool folds_all_letters() const override { return true; }
  std::string_view nulls(bool) const override { return ""; }
  std::string check(const std::string&) const override { return ""; }
};

}  // namespace

const QueryDialect& query_dialect() {
  static const PostgresqlQueries instance;
  return instance;
}

}  // namespace exhume::target::postgresql
