// Conditions, arithmetic and names within a query.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "src/target/query/translator.hpp"

namespace exhume::target::query {
namespace {

constexpr std::array comparisons =
    std::to_array<std::string_view>({"=", "<>", "!=", "<", ">", "<=", ">="});

Value as_condition(std::string sql) {
  return {std::move(sql), Kind::condition};
}

void require_condition(const Value& value) {
  if (value.kind != Kind::condition) throw Untranslatable{"a value stands for a condition"};
}

std::string_view not_word(bool is_not) {
  return is_not ? " NOT" : "";
}

}  // namespace

std::string Translator::condition() {
  const Value value = expression();
  require_condition(value);
  return value.sql;
}

Value Translator::expression() {
  const Deeper deeper(depth_);
  Value left = conjunction();
  while (accept("OR")) {
    const Value right = conjunction();
    require_condition(left);
    require_condition(right);
    left = as_condition(left.sql + " OR " + right.sql);
  }
  return left;
}

Value Translator::conjunction() {
  Value left = negation();
  while (accept("AND")) {
    const Value right = negation();
    require_condition(left);
    require_condition(right);
    left = as_condition(left.sql + " AND " + right.sql);
  }
  return left;
}

Value Translator::negation() {
  const Deeper deeper(depth_);
  if (!accept("NOT")) return predicate();
  const Value value = negation();
  require_condition(value);
  return as_condition("NOT " + value.sql);
}

Value Translator::predicate() {
  if (accept("EXISTS")) {
    expect("(");
    const Relation inner = query();
    expect(")");
    return as_condition("EXISTS (" + inner.sql + ")");
  }
  Value left = sum();
  const sql::Token& token = peek();
  if (token.kind == sql::TokenKind::symbol &&
      std::ranges::find(comparisons, token.text) != comparisons.end()) {
    const std::string symbol(tokens_[at_++].text);
    if (is_next("ANY") || is_next("ALL") || is_next("SOME")) unknown();
    return compared(std::move(left), symbol, sum());
  }
  if (accept("IS")) {
    const bool is_not = accept("NOT");
    expect("NULL");
    if (left.kind == Kind::condition) unknown();
    return as_condition(fmt::format("{} IS{} NULL", left.sql, not_word(is_not)));
  }
  const bool is_not = accept("NOT");
  if (accept("IN")) return membership(std::move(left), is_not);
  if (accept("BETWEEN")) return between(std::move(left), is_not);
  if (accept("LIKE")) return like(left, is_not);
  if (is_not) unknown();
  return left;
}

Value Translator::compared(Value left, const std::string& symbol, Value right) {
  const bool is_equality = symbol == "=" || symbol == "<>" || symbol == "!=";
  make_comparable(left, right, is_equality ? Comparison::equality : Comparison::order, dialect_);
  return as_condition(fmt::format("{} {} {}", left.sql, symbol == "!=" ? "<>" : symbol, right.sql));
}

Value Translator::membership(Value left, bool is_not) {
  expect("(");
  std::string inside;
  if (is_next("SELECT") || (is_next("(") && is_next("SELECT", 1))) {
    const Relation inner = query();
    if (inner.columns.size() != 1) throw Untranslatable{"it compares lists of values"};
    // SQLite itself takes the rows' digits for numbers where the other side is one.
    const Kind kind = inner.columns[0].kind;
    Value right{"", kind == Kind::digits && left.kind != kind ? Kind::number : kind};
    make_comparable(left, right, Comparison::equality, dialect_);
    // What had to change on both sides could only change on one.
    if (!right.sql.empty()) throw Untranslatable{"it compares CHAR columns"};
    inside = inner.sql;
  } else {
    std::string shown;
    do {
      Value member = sum();
      Value subject = left;
      make_comparable(subject, member, Comparison::equality, dialect_);
      if (!shown.empty() && shown != subject.sql) {
        throw Untranslatable{"its list is of several types"};
      }
      shown = subject.sql;
      inside += (inside.empty() ? "" : ", ") + member.sql;
    } while (accept(","));
    left.sql = shown;
  }
  expect(")");
  return as_condition(fmt::format("{}{} IN ({})", left.sql, not_word(is_not), inside));
}

Value Translator::between(Value left, bool is_not) {
  Value low = sum();
  expect("AND");
  Value high = sum();
  Value again = left;
  make_comparable(left, low, Comparison::order, dialect_);
  make_comparable(again, high, Comparison::order, dialect_);
  if (again.sql != left.sql) throw Untranslatable{"its range is of several types"};
  return as_condition(
      fmt::format("{}{} BETWEEN {} AND {}", left.sql, not_word(is_not), low.sql, high.sql));
}

Value Translator::like(const Value& left, bool is_not) {
  if (!left.is_text()) throw Untranslatable{"LIKE is about what is no text"};
  const std::string pattern = literal_text();
  const bool is_plain = !pattern.empty() && pattern.find('\\') == std::string::npos;
  if (!is_plain || is_next("ESCAPE")) throw Untranslatable{"its LIKE has special characters"};
  const std::string sql = dialect_.like(left.sql, pattern);
  return as_condition(is_not ? "NOT (" + sql + ")" : sql);
}

Value Translator::sum() {
  const Deeper deeper(depth_);
  Value left = product();
  while (is_next("+") || is_next("-") || is_next("||")) {
    const std::string operation(tokens_[at_++].text);
    if (operation != "||") {
      left = computed(operation[0], left, product(), dialect_);
      continue;
    }
    std::vector<Value> texts{std::move(left), product()};
    while (accept("||")) texts.push_back(product());
    left = concatenated(texts, dialect_);
  }
  return left;
}

Value Translator::product() {
  Value left = factor();
  while (is_next("*") || is_next("/")) {
    const char operation = tokens_[at_++].text[0];
    left = computed(operation, left, factor(), dialect_);
  }
  return left;
}

Value Translator::factor() {
  const bool is_negative = accept("-");
  if (!is_negative) accept("+");
  Value value = primary();
  if (!is_negative) return value;
  if (!value.is_number()) throw Untranslatable{"it computes with what is no number"};
  // Of text the minus makes a number.
  return {"-" + value.sql, value.kind == Kind::digits ? Kind::number : value.kind};
}

Value Translator::primary() {
  const sql::Token& token = peek();
  if (token.kind == sql::TokenKind::number) {
    ++at_;
    return number_literal(token.text, dialect_);
  }
  if (token.kind == sql::TokenKind::string) return text_literal(literal_text());
  if (is_next("(")) return parenthesised();
  if (accept("NULL")) return {"NULL", Kind::null};
  if (accept("CASE")) return case_expression();
  if (accept("SYSDATE")) return {std::string(dialect_.now()), Kind::date};
  if (is_next("DATE") && peek(1).kind == sql::TokenKind::string) {
    ++at_;
    return date_literal(literal_text());
  }
  const bool is_call = !word().empty() && is_next("(", 1) && !is_next("+", 2);
  if (is_call) {
    const std::string called = word();
    at_ += 2;
    return function(called);
  }
  return name();
}

// YYYY-MM-DD.
Value Translator::date_literal(const std::string& text) {
  constexpr std::string_view form = "0000-00-00";
  bool is_date = text.size() == form.size();
  for (std::size_t i = 0; is_date && i < form.size(); ++i) {
    is_date = form[i] == '0' ? text[i] >= '0' && text[i] <= '9' : text[i] == '-';
  }
  if (!is_date) throw Untranslatable{"it has a date of an unknown form"};
  return {dialect_.date(text), Kind::date};
}

Value Translator::parenthesised() {
  const Deeper deeper(depth_);
  expect("(");
  if (is_next("SELECT")) {
    const Relation inner = query();
    expect(")");
    if (inner.columns.size() != 1) throw Untranslatable{"it compares lists of values"};
    return {"(" + inner.sql + ")", inner.columns[0].kind};
  }
  Value value = expression();
  if (is_next(",")) throw Untranslatable{"it compares lists of values"};
  expect(")");
  // ((x)) is (x): a literal stays one.
  if (!value.is_literal) value.sql = "(" + value.sql + ")";
  return value;
}

Value Translator::case_expression() {
  const Deeper deeper(depth_);
  const bool is_searched = is_next("WHEN");
  const Value subject = is_searched ? Value{} : sum();
  std::vector<std::string> conditions;
  std::vector<Value> results;
  while (accept("WHEN")) {
    conditions.push_back(is_searched ? condition() : compared(subject, "=", sum()).sql);
    expect("THEN");
    results.push_back(sum());
  }
  if (conditions.empty()) unknown();
  if (accept("ELSE")) results.push_back(sum());
  expect("END");
  return chosen(conditions, results);
}

// CASE; one more result than conditions is for ELSE.
Value Translator::chosen(const std::vector<std::string>& conditions, std::vector<Value>& results) {
  Value out{"CASE", common_kind(results, dialect_)};
  for (std::size_t i = 0; i < results.size(); ++i) {
    out.sql += i < conditions.size()
                   ? fmt::format(" WHEN {} THEN {}", conditions[i], results[i].sql)
                   : fmt::format(" ELSE {}", results[i].sql);
  }
  out.sql += " END";
  return out;
}

// A column, perhaps behind the table's or the alias's name.
Value Translator::name() {
  if (!is_name()) unknown();
  std::string column = identifier();
  if (accept(".")) {
    const std::string alias = std::exchange(column, identifier());
    if (is_next(".")) throw Untranslatable{"it names a column by its owner"};
    const Source* source = find_source(alias);
    const RelationColumn* found = source == nullptr ? nullptr : source->relation.find(column);
    if (found == nullptr)
      throw Untranslatable{fmt::format("{}.{} is nothing known", alias, column)};
    if (is_next("(")) unknown();
    return {fmt::format("{}.{}", quoted_name(dialect_.name(alias)), quoted_name(found->name)),
            found->kind};
  }
  for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
    for (const Source& source : scope->sources) {
      const RelationColumn* found = source.relation.find(column);
      if (found != nullptr) return {quoted_name(found->name), found->kind};
    }
  }
  throw Untranslatable{fmt::format("{} is nothing known", column)};
}

}  // namespace exhume::target::query
