#include "src/target/query/value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "formats/types/number.hpp"
#include "src/sql/tokens.hpp"
#include "src/target/number_literal.hpp"

namespace exhume::target::query {
namespace {

bool is_plain_number(std::string_view text) {
  const auto is_part = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
  return !text.empty() && text != "." && std::ranges::all_of(text, is_part) &&
         std::ranges::count(text, '.') <= 1;
}

std::string_view kind_text(const Value& value) {
  switch (value.kind) {
    case Kind::integer:
    case Kind::number:
    case Kind::digits: return "a number";
    case Kind::text: return "text";
    case Kind::padded_text: return "a CHAR";
    case Kind::date: return "a DATE";
    case Kind::timestamp: return "a TIMESTAMP";
    case Kind::condition: return "a condition";
    default: return "a value of another type";
  }
}

[[noreturn]] void cannot_mix(const Value& a, const Value& b) {
  throw Untranslatable{
      fmt::format("Oracle converts types where {} meets {}", kind_text(a), kind_text(b))};
}

// Of a literal there and then, of a column by a function where the target needs one.
void remove_padding(Value& value, const QueryDialect& dialect) {
  if (!value.is_literal) {
    value.sql = dialect.unpadded(value.sql);
    return;
  }
  const std::size_t end = value.literal.find_last_not_of(' ');
  value.sql = sql::quote(value.literal.substr(0, end + 1), '\'');
}

// What is equal is kept alike.
void make_numbers_comparable(Value& a, Value& b, Comparison comparison,
                             const QueryDialect& dialect) {
  if (comparison == Comparison::equality) {
    if (a.kind == Kind::digits && b.kind == Kind::digits) return;
    if (a.kind == Kind::digits && b.is_literal) b.sql = dialect.as_kept(b.sql);
    if (b.kind == Kind::digits && a.is_literal) a.sql = dialect.as_kept(a.sql);
    if (a.is_literal || b.is_literal) return;
  }
  a = as_ordered(std::move(a), dialect);
  b = as_ordered(std::move(b), dialect);
}

// The kind of a value that is one or the other.
Kind united(const Value& a, const Value& b, const QueryDialect& dialect) {
  if (a.kind == Kind::condition || b.kind == Kind::condition) cannot_mix(a, b);
  if (a.kind == Kind::null) return b.kind;
  if (b.kind == Kind::null || a.kind == b.kind) return a.kind;
  if (a.is_number() && b.is_number()) {
    const bool is_digits = a.kind == Kind::digits || b.kind == Kind::digits;
    return is_digits ? Kind::digits : Kind::number;
  }
  if (!a.is_text() || !b.is_text()) cannot_mix(a, b);
  const bool is_harmless = a.is_literal || b.is_literal || !dialect.loses_blanks();
  if (!is_harmless) cannot_mix(a, b);
  return dialect.loses_blanks() ? Kind::padded_text : Kind::text;
}

}  // namespace

Value text_literal(const std::string& text) {
  if (text.empty()) return {"NULL", Kind::null};
  if (text.find('\0') != std::string::npos) throw Untranslatable{"a text in it has U+0000"};
  return {sql::quote(text, '\''), Kind::text, true, text};
}

Value number_literal(std::string_view digits, const QueryDialect& dialect) {
  const Translation number = exact_number(digits, dialect.max_digits());
  if (!number.is_done()) throw Untranslatable{number.problem};
  const bool is_integer = number.sql.find('.') == std::string::npos;
  return {number.sql, is_integer ? Kind::integer : Kind::number, true, number.sql};
}

void convert_literal(Value& value, const Value& wanted, const QueryDialect& dialect) {
  if (!value.is_literal) return;
  if (value.kind == Kind::text && wanted.is_number() && is_plain_number(value.literal)) {
    value = number_literal(value.literal, dialect);
  } else if (value.kind == Kind::integer && wanted.kind == Kind::text &&
             (value.literal == "0" || !value.literal.starts_with('0'))) {
    value = text_literal(value.literal);
  }
}

Kind common_kind(std::vector<Value>& branches, const QueryDialect& dialect) {
  Value all{"", Kind::null};
  for (Value& branch : branches) {
    convert_literal(branch, all, dialect);
    const bool is_literal = branch.is_literal && (all.kind == Kind::null || all.is_literal);
    all.kind = united(all, branch, dialect);
    all.is_literal = is_literal;
  }
  return all.kind;
}

Value as_ordered(Value value, const QueryDialect& dialect) {
  if (value.kind != Kind::digits) return value;
  return {dialect.as_number(value.sql), Kind::number};
}

void make_comparable(Value& a, Value& b, Comparison comparison, const QueryDialect& dialect) {
  if (a.kind == Kind::condition || b.kind == Kind::condition) cannot_mix(a, b);
  // Oracle takes the text for a number, also where it is the column.
  if (b.is_number()) convert_literal(a, b, dialect);
  if (a.is_number()) convert_literal(b, a, dialect);
  if (a.kind == Kind::null || b.kind == Kind::null) return;
  if (a.is_number() && b.is_number()) {
    make_numbers_comparable(a, b, comparison, dialect);
    return;
  }
  if (a.kind == Kind::other || (!a.is_text() && a.kind != b.kind)) cannot_mix(a, b);
  if (!a.is_text()) return;
  if (!b.is_text()) cannot_mix(a, b);
  const auto is_blank_padded = [](const Value& value) {
    return value.kind == Kind::padded_text || value.is_literal;
  };
  if (a.kind == Kind::text && b.kind == Kind::text) return;
  if (is_blank_padded(a) && is_blank_padded(b)) {
    remove_padding(a, dialect);
    remove_padding(b, dialect);
  } else if (dialect.loses_blanks()) {
    cannot_mix(a, b);
  }
}

Value computed(char operation, const Value& a, const Value& b, const QueryDialect& dialect) {
  const auto is_able = [](const Value& value) {
    return value.is_number() || value.kind == Kind::null;
  };
  if (!is_able(a) || !is_able(b)) throw Untranslatable{"it computes with what is no number"};
  if (operation == '/') return {dialect.quotient(a.sql, b.sql), Kind::number};
  const bool is_integer = a.kind == Kind::integer && b.kind == Kind::integer;
  const std::string left = is_integer ? dialect.widened(a.sql) : a.sql;
  return {fmt::format("{} {} {}", left, operation, b.sql),
          is_integer && left == a.sql ? Kind::integer : Kind::number};
}

Value concatenated(const std::vector<Value>& texts, const QueryDialect& dialect) {
  std::vector<std::string> parts;
  for (const Value& text : texts) {
    if (!text.is_text() && text.kind != Kind::null) {
      throw Untranslatable{fmt::format("|| makes text of {}", kind_text(text))};
    }
    parts.push_back(text.sql);
  }
  return {fmt::format("nullif({}, '')", dialect.concatenated(parts)), Kind::text};
}

}  // namespace exhume::target::query
