// The functions that targets have, or something that gives the same.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "src/target/query/translator.hpp"

namespace exhume::target::query {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

// Oracle has no empty strings.
std::string null_if_empty(const std::string& text) {
  return fmt::format("nullif({}, '')", text);
}

}  // namespace

Value Translator::function(const std::string& called) {
  const Deeper deeper(depth_);
  const std::string outer = std::exchange(calling_, called);
  Value value = known_function(called);
  calling_ = outer;
  return value;
}

Value Translator::known_function(const std::string& called) {
  if (is_one_of(called, {"COUNT", "SUM", "AVG", "MIN", "MAX"})) return aggregate(called);
  if (is_one_of(called, {"ROW_NUMBER", "RANK", "DENSE_RANK"})) return ranking(called);
  if (is_one_of(called, {"NVL", "COALESCE"})) return first_of_several(arguments());
  if (is_one_of(called, {"UPPER", "LOWER"})) return folded(called);
  if (is_one_of(called, {"TRIM", "LTRIM", "RTRIM"})) return trimmed(called);
  if (is_one_of(called, {"ROUND", "FLOOR", "CEIL", "SIGN"})) return rounded(called);
  if (called == "NULLIF") return nullif(arguments());
  if (called == "NVL2") return nvl2();
  if (called == "DECODE") return decode();
  if (called == "CAST") return cast();
  if (called == "EXTRACT") return extract();
  if (called == "TO_CHAR") return to_char();
  if (called == "TRUNC") return truncated();
  if (called == "LENGTH") return length();
  if (called == "INSTR") return position();
  if (called == "SUBSTR") return substring();
  if (called == "REPLACE") return replaced();
  if (is_one_of(called, {"ABS", "TO_NUMBER"})) {
    const Value value = expression();
    expect(")");
    if (!value.is_number()) throw Untranslatable{fmt::format("its {} is of no number", called)};
    if (called == "TO_NUMBER") return {"(" + value.sql + ")", value.kind};
    return {"abs(" + value.sql + ")", value.kind == Kind::integer ? value.kind : Kind::number};
  }
  throw Untranslatable{fmt::format("it calls {}", called)};
}

std::vector<Value> Translator::arguments() {
  std::vector<Value> values;
  do {
    values.push_back(sum());
  } while (accept(","));
  expect(")");
  return values;
}

Value Translator::first_of_several(std::vector<Value> values) {
  if (values.size() < 2) unknown();
  const Kind kind = common_kind(values, dialect_);
  std::string inside;
  for (const Value& value : values) inside += (inside.empty() ? "" : ", ") + value.sql;
  return {"coalesce(" + inside + ")", kind};
}

Value Translator::nullif(std::vector<Value> values) {
  if (values.size() != 2) unknown();
  const Kind kind = values[0].kind;
  const std::string before = values[0].sql;
  make_comparable(values[0], values[1], Comparison::equality, dialect_);
  if (values[0].sql != before) throw Untranslatable{"its NULLIF is of several types"};
  return {fmt::format("nullif({}, {})", values[0].sql, values[1].sql), kind};
}

Value Translator::nvl2() {
  const std::vector<Value> values = arguments();
  if (values.size() != 3) unknown();
  std::vector<Value> results{values[1], values[2]};
  return chosen({values[0].sql + " IS NOT NULL"}, results);
}

// Unlike CASE, DECODE takes NULL for equal to NULL.
Value Translator::decode() {
  const std::vector<Value> values = arguments();
  if (values.size() < 3) unknown();
  std::vector<std::string> conditions;
  std::vector<Value> results;
  std::size_t next = 1;
  for (; next + 1 < values.size(); next += 2) {
    Value subject = values[0];
    Value wanted = values[next];
    make_comparable(subject, wanted, Comparison::equality, dialect_);
    if (wanted.kind == Kind::null) {
      conditions.push_back(subject.sql + " IS NULL");
    } else if (wanted.is_literal) {
      conditions.push_back(subject.sql + " = " + wanted.sql);
    } else {
      conditions.push_back(dialect_.same(subject.sql, wanted.sql));
    }
    results.push_back(values[next + 1]);
  }
  if (next < values.size()) results.push_back(values[next]);
  return chosen(conditions, results);
}

// To NUMBER and VARCHAR2 only.
Value Translator::cast() {
  Value value = expression();
  expect("AS");
  const std::string type = any_identifier();
  std::string precision;
  std::string scale = "0";
  if (accept("(")) {
    precision = whole_number();
    if (accept(",")) scale = whole_number();
    if (!accept("CHAR")) accept("BYTE");
    expect(")");
  }
  expect(")");
  if (is_one_of(type, {"NUMBER", "DECIMAL", "NUMERIC"})) {
    convert_literal(value, {"", Kind::number}, dialect_);
    if (!value.is_number() && value.kind != Kind::null) {
      throw Untranslatable{"its CAST makes a number of what is none"};
    }
    // A NUMBER is any number; a whole one has no digits to round.
    const bool is_same = (type == "NUMBER" && precision.empty()) || value.kind == Kind::null ||
                         (value.is_literal && value.kind == Kind::integer);
    auto out = is_same || precision.empty() ? std::nullopt
                                            : dialect_.cast_to_number(value.sql, precision, scale);
    if (!out && (is_same || (value.kind == Kind::integer && !precision.empty()))) {
      return {"(" + value.sql + ")", value.kind == Kind::null ? Kind::number : value.kind};
    }
    if (out) return {*out, scale == "0" ? Kind::integer : Kind::number};
  }
  const bool is_short = value.kind == Kind::null ||
                        (value.kind == Kind::text && value.is_literal && !precision.empty() &&
                         value.literal.size() <= std::stoul(precision));
  if (is_one_of(type, {"VARCHAR2", "VARCHAR"}) && is_short) return {value.sql, Kind::text};
  throw Untranslatable{fmt::format("it has CAST to {}", type)};
}

Value Translator::extract() {
  const std::string part = any_identifier();
  if (!is_one_of(part, {"YEAR", "MONTH", "DAY"})) {
    throw Untranslatable{fmt::format("it extracts {}", part)};
  }
  expect("FROM");
  const Value value = expression();
  expect(")");
  if (value.kind != Kind::date) throw Untranslatable{"its EXTRACT is of no DATE"};
  return {dialect_.part_of(part, value.sql), Kind::integer};
}

Value Translator::to_char() {
  const Value value = expression();
  std::string format;
  if (accept(",")) format = literal_text();
  expect(")");
  if (value.kind == Kind::integer && format.empty()) {
    return {fmt::format("CAST({} AS text)", value.sql), Kind::text};
  }
  auto out = value.kind == Kind::date ? dialect_.formatted(value.sql, format) : std::nullopt;
  if (!out) throw Untranslatable{"its TO_CHAR depends on settings or a format of Oracle's"};
  return {*out, Kind::text};
}

Value Translator::truncated() {
  const Value value = expression();
  if (value.kind == Kind::date && accept(")")) return {dialect_.day_of(value.sql), Kind::date};
  std::string digits;
  if (accept(",")) digits = whole_number();
  expect(")");
  auto out = value.is_number() ? dialect_.rounded("TRUNC", value.sql, digits) : std::nullopt;
  if (!out) throw Untranslatable{"it calls TRUNC"};
  return {*out, Kind::number};
}

Value Translator::rounded(const std::string& called) {
  const Value value = expression();
  std::string digits;
  if (called == "ROUND" && accept(",")) digits = whole_number();
  expect(")");
  auto out = value.is_number() ? dialect_.rounded(called, value.sql, digits) : std::nullopt;
  if (!out) throw Untranslatable{fmt::format("it calls {}", called)};
  return {*out, Kind::number};
}

Value Translator::text_argument() {
  Value value = sum();
  if (!value.is_text()) throw Untranslatable{"it makes text of another type"};
  if (value.kind == Kind::padded_text && dialect_.loses_blanks()) {
    throw Untranslatable{"a function in it would lose the blanks of a CHAR"};
  }
  return value;
}

Value Translator::folded(const std::string& called) {
  const Value value = text_argument();
  expect(")");
  if (!dialect_.folds_all_letters()) throw Untranslatable{fmt::format("it calls {}", called)};
  return {fmt::format("{}({})", called == "UPPER" ? "upper" : "lower", value.sql), Kind::text};
}

// Of blanks alone.
Value Translator::trimmed(const std::string& called) {
  const Value value = text_argument();
  expect(")");
  const std::string_view function = called == "TRIM"    ? "trim"
                                    : called == "LTRIM" ? "ltrim"
                                                        : "rtrim";
  return {null_if_empty(fmt::format("{}({})", function, value.sql)), Kind::text};
}

Value Translator::length() {
  const Value value = text_argument();
  expect(")");
  return {"length(" + value.sql + ")", Kind::integer};
}

Value Translator::position() {
  const Value text = text_argument();
  expect(",");
  const Value part = text_literal(literal_text());
  expect(")");
  return {dialect_.position(part.sql, text.sql), Kind::integer};
}

// From a place counted from the front.
Value Translator::substring() {
  const Value text = text_argument();
  expect(",");
  const std::string from = whole_number();
  const std::string count = accept(",") ? whole_number() : "";
  expect(")");
  if (count == "0") throw Untranslatable{"its SUBSTR gives nothing"};
  return {null_if_empty(fmt::format("substr({}, {}{}{})", text.sql, from == "0" ? "1" : from,
                                    count.empty() ? "" : ", ", count)),
          Kind::text};
}

Value Translator::replaced() {
  const Value text = text_argument();
  expect(",");
  const Value from = text_literal(literal_text());
  const std::string to = accept(",") ? literal_text() : "";
  expect(")");
  if (from.kind == Kind::null) throw Untranslatable{"its REPLACE replaces nothing"};
  return {
      null_if_empty(fmt::format("replace({}, {}, {})", text.sql, from.sql, sql::quote(to, '\''))),
      Kind::text};
}

// A few digits as they stand.
std::string Translator::whole_number() {
  constexpr std::size_t most_digits = 6;
  const std::string_view text = peek().text;
  const bool is_whole = peek().kind == sql::TokenKind::number && text.size() <= most_digits &&
                        std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  if (!is_whole) unknown();
  ++at_;
  return std::string(text);
}

std::string Translator::literal_text() {
  if (peek().kind != sql::TokenKind::string) unknown();
  std::string text = sql::unquote(tokens_[at_++].text);
  if (text.find('\0') != std::string::npos) throw Untranslatable{"a text in it has U+0000"};
  return text;
}

}  // namespace exhume::target::query
