// SELECT, its set operators and its lists.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "src/target/query/query.hpp"
#include "src/target/query/translator.hpp"

namespace exhume::target {

namespace query {
namespace {

std::string all_of(const std::string& query) {
  return fmt::format("SELECT * FROM ({}) AS {}", query, quoted_name("_"));
}

// The columns of a UNION are of the kinds of both sides.
void unite(Relation& out, const Relation& next, const QueryDialect& dialect) {
  if (next.columns.size() != out.columns.size()) {
    throw Untranslatable{"its queries differ in their columns"};
  }
  for (std::size_t i = 0; i < out.columns.size(); ++i) {
    std::vector<Value> both{{"", out.columns[i].kind}, {"", next.columns[i].kind}};
    out.columns[i].kind = common_kind(both, dialect);
  }
}

}  // namespace

Relation Translator::run() {
  Relation out = query();
  skip_view_options();
  if (at_ != tokens_.size()) unknown();
  return out;
}

std::string Translator::run_condition(Source table) {
  scopes_.push_back({{std::move(table)}});
  std::string out = condition();
  if (at_ != tokens_.size()) unknown();
  return out;
}

// A view of these targets is as read-only, or as little, as the target makes it.
void Translator::skip_view_options() {
  if (!accept("WITH")) return;
  if (accept("READ")) {
    expect("ONLY");
  } else {
    expect("CHECK");
    expect("OPTION");
  }
  if (accept("CONSTRAINT")) identifier();
}

bool Translator::is_set_operator() const {
  return is_next("UNION") || is_next("MINUS") || is_next("INTERSECT");
}

Relation Translator::query() {
  const Deeper deeper(depth_);
  Relation out = operand(Ordering::own);
  std::string last;
  while (is_set_operator()) {
    const std::string operation = word();
    // The targets let INTERSECT bind closer than the others.
    if (!last.empty() && operation != last && (operation == "INTERSECT" || last == "INTERSECT")) {
      throw Untranslatable{"it has INTERSECT beside another set operator"};
    }
    last = operation;
    ++at_;
    const std::string_view all = operation == "UNION" && accept("ALL") ? " ALL" : "";
    const Relation next = operand(Ordering::of_all);
    unite(out, next, dialect_);
    out.sql += fmt::format(" {}{} {}", operation == "MINUS" ? "EXCEPT" : operation, all, next.sql);
  }
  if (!last.empty() && is_next("ORDER")) {
    const bool has_digits = std::ranges::any_of(
        out.columns, [](const RelationColumn& column) { return column.kind == Kind::digits; });
    std::vector<std::string> names;
    for (const RelationColumn& column : out.columns) names.push_back(quoted_name(column.name));
    // Only names may stand behind a UNION itself.
    if (has_digits) out.sql = all_of(out.sql);
    scopes_.emplace_back();
    out.sql += order_by(out, names);
    scopes_.pop_back();
  }
  return out;
}

Relation Translator::operand(Ordering ordering) {
  if (!accept("(")) return select(ordering);
  Relation out = query();
  expect(")");
  const bool is_alone = ordering == Ordering::own && !is_set_operator();
  if (is_alone) return out;
  // SQLite knows no parentheses around an operand.
  out.sql = all_of(out.sql);
  return out;
}

// FROM comes first, since the names before it mean what is in there.
Relation Translator::select(Ordering ordering) {
  expect("SELECT");
  const bool is_distinct = accept("DISTINCT") || accept("UNIQUE");
  accept("ALL");
  const std::size_t items = at_;
  skip_to_from();
  scopes_.emplace_back();
  const std::string sources = from();
  const std::size_t behind_from = at_;
  at_ = items;
  Relation out{.sql = is_distinct ? "SELECT DISTINCT" : "SELECT"};
  const std::vector<std::string> expressions = select_list(out);
  if (!is_next("FROM")) unknown();
  at_ = behind_from;
  out.sql += sources;
  if (accept("WHERE")) out.sql += " WHERE " + condition();
  if (accept("GROUP")) {
    expect("BY");
    out.sql += " GROUP BY " + list();
  }
  if (accept("HAVING")) out.sql += " HAVING " + condition();
  if (ordering == Ordering::own && is_next("ORDER")) {
    out.sql += order_by(out, expressions);
  }
  scopes_.pop_back();
  return out;
}

void Translator::skip_to_from() {
  for (std::size_t depth = 0; at_ < tokens_.size(); ++at_) {
    if (depth == 0 && is_next("FROM")) return;
    if (is_next("(")) ++depth;
    if (is_next(")") && depth-- == 0) break;
  }
  throw Untranslatable{"it selects from nothing"};
}

// Returns the SQL of each of its columns.
std::vector<std::string> Translator::select_list(Relation& out) {
  std::vector<std::string> expressions;
  do {
    out.sql += out.columns.empty() ? " " : ", ";
    const bool is_star_of_one = is_name() && is_next(".", 1) && is_next("*", 2);
    if (accept("*")) {
      for (const Source& source : scopes_.back().sources) star(out, source, expressions);
    } else if (is_star_of_one) {
      const std::string alias = identifier();
      at_ += 2;
      const Source* source = find_source(alias);
      if (source == nullptr) throw Untranslatable{fmt::format("{} is nothing known", alias)};
      star(out, *source, expressions);
    } else {
      expressions.push_back(item(out));
    }
  } while (accept(","));
  return expressions;
}

void Translator::star(Relation& out, const Source& source, std::vector<std::string>& expressions) {
  for (const RelationColumn& column : source.relation.columns) {
    expressions.push_back(
        fmt::format("{}.{}", quoted_name(dialect_.name(source.alias)), quoted_name(column.name)));
    out.sql += (out.sql.ends_with(' ') ? "" : ", ") + expressions.back();
    out.columns.push_back(column);
  }
}

std::string Translator::item(Relation& out) {
  const std::size_t begin = at_;
  const Value value = expression();
  if (value.kind == Kind::condition) throw Untranslatable{"it selects a condition"};
  out.sql += value.sql;
  const bool is_column = at_ - begin == 1 || (at_ - begin == 3 && tokens_[begin + 1].text == ".");
  std::string name;
  if (is_column) {
    const std::size_t end = std::exchange(at_, at_ - 1);
    if (is_name()) name = identifier();
    at_ = end;
  }
  if (accept("AS") || is_name()) {
    name = any_identifier();
    out.sql += " AS " + quoted_name(dialect_.name(name));
  }
  out.columns.push_back({name, dialect_.name(name), value.kind});
  return value.sql;
}

std::string Translator::list() {
  std::string out;
  do {
    const Value value = expression();
    // To the targets the number of a column, to Oracle a constant.
    if (value.is_literal) throw Untranslatable{"it groups by a constant"};
    out += (out.empty() ? "" : ", ") + value.sql;
  } while (accept(","));
  return out;
}

// Names of what is selected, their numbers, or expressions. `expressions` are the SQL of what is
// selected.
std::string Translator::order_by(const Relation& selected,
                                 const std::vector<std::string>& expressions) {
  expect("ORDER");
  expect("BY");
  std::string out;
  do {
    std::string key;
    const bool is_one_token = is_next(",", 1) || is_next(")", 1) || is_next("ASC", 1) ||
                              is_next("DESC", 1) || is_next("NULLS", 1) ||
                              at_ + 1 == tokens_.size();
    const std::size_t begin = at_;
    if (is_one_token && peek().kind == sql::TokenKind::number) {
      key = whole_number();
      const std::size_t place = std::stoul(key) - 1;
      const bool is_digits =
          place < expressions.size() && selected.columns[place].kind == Kind::digits;
      if (is_digits) key = dialect_.as_number(expressions[place]);
    } else if (const RelationColumn* column =
                   is_one_token && is_name() ? selected.find(identifier()) : nullptr) {
      const auto place = static_cast<std::size_t>(column - selected.columns.data());
      key = column->kind == Kind::digits ? dialect_.as_number(expressions[place])
                                         : quoted_name(column->name);
    } else {
      at_ = begin;
      key = as_ordered(expression(), dialect_).sql;
    }
    out += (out.empty() ? " ORDER BY " : ", ") + key + direction();
  } while (accept(","));
  return out;
}

// ASC or DESC, and where NULLs come.
std::string Translator::direction() {
  const bool is_descending = accept("DESC");
  if (!is_descending) accept("ASC");
  std::string out = is_descending ? " DESC" : "";
  if (!accept("NULLS")) return out + std::string(dialect_.nulls(is_descending));
  const bool is_first = accept("FIRST");
  if (!is_first) expect("LAST");
  return out + (is_first ? " NULLS FIRST" : " NULLS LAST");
}

}  // namespace query

namespace {

std::vector<sql::Token> tokens_without_hints(const std::string& text) {
  std::vector<sql::Token> tokens = sql::significant_tokens(text);
  std::erase_if(tokens, [](const sql::Token& token) { return token.kind == sql::TokenKind::hint; });
  return tokens;
}

}  // namespace

std::variant<Relation, std::string> translate_query(const std::string& query,
                                                    const QueryDialect& dialect,
                                                    const FindRelation& find_relation) {
  try {
    return query::Translator(tokens_without_hints(query), dialect, find_relation).run();
  } catch (const query::Untranslatable& problem) {
    return problem.reason;
  }
}

Translation translate_condition(const std::string& condition, const Table& table,
                                const QueryDialect& dialect) {
  const FindRelation no_other = [](const std::string&, const std::string&) {
    return std::optional<Relation>();
  };
  try {
    query::Translator translator(tokens_without_hints(condition), dialect, no_other);
    return {translator.run_condition({table.oracle_name, relation_of(table, dialect)}), ""};
  } catch (const query::Untranslatable& problem) {
    return {"", problem.reason};
  }
}

}  // namespace exhume::target
