// Functions over several rows.

#include <fmt/format.h>

#include <utility>

#include "src/target/query/translator.hpp"

namespace exhume::target::query {

Value Translator::aggregate(const std::string& called) {
  if (called == "COUNT" && accept("*")) {
    expect(")");
    return {"count(*)" + window(), Kind::integer};
  }
  const bool is_distinct = accept("DISTINCT") || accept("UNIQUE");
  accept("ALL");
  Value value = expression();
  expect(")");
  if (value.kind == Kind::condition) unknown();
  // What is counted has to be told apart by all of its digits.
  if (called != "COUNT") value = as_ordered(std::move(value), dialect_);
  const bool is_sum = called == "SUM" || called == "AVG";
  if (is_sum && !value.is_number()) {
    throw Untranslatable{fmt::format("its {} is of no number", called)};
  }
  // The other types have no order, or another one.
  const bool is_ordered = value.is_number() || value.kind == Kind::date || value.is_text();
  if (called != "COUNT" && !is_ordered) {
    throw Untranslatable{fmt::format("its {} is of a type without an order", called)};
  }
  const std::string function = called == "COUNT" ? "count"
                               : called == "SUM" ? "sum"
                               : called == "AVG" ? "avg"
                               : called == "MIN" ? "min"
                                                 : "max";
  const Kind kind = called == "COUNT" ? Kind::integer : called == "AVG" ? Kind::number : value.kind;
  return {fmt::format("{}({}{}){}", function, is_distinct ? "DISTINCT " : "", value.sql, window()),
          kind};
}

Value Translator::ranking(const std::string& called) {
  expect(")");
  if (!is_next("OVER")) unknown();
  const std::string_view function = called == "ROW_NUMBER" ? "row_number"
                                    : called == "RANK"     ? "rank"
                                                           : "dense_rank";
  return {fmt::format("{}(){}", function, window()), Kind::integer};
}

// OVER (PARTITION BY … ORDER BY …), without a frame; nothing where it does not follow.
std::string Translator::window() {
  if (!accept("OVER")) return "";
  expect("(");
  std::string inside;
  if (accept("PARTITION")) {
    expect("BY");
    inside = "PARTITION BY " + list();
  }
  if (accept("ORDER")) {
    expect("BY");
    inside += inside.empty() ? "ORDER BY " : " ORDER BY ";
    do {
      if (!inside.ends_with("BY ")) inside += ", ";
      const std::string key = as_ordered(expression(), dialect_).sql;
      inside += key + direction();
    } while (accept(","));
  }
  expect(")");
  return " OVER (" + inside + ")";
}

}  // namespace exhume::target::query
