// FROM: tables, views, queries and joins.

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "src/target/query/translator.hpp"

namespace exhume::target::query {

// " FROM …", or nothing for Oracle's table of one row.
std::string Translator::from() {
  expect("FROM");
  const bool is_dual = is_next("DUAL") && !is_next(",", 1) && !is_next(".", 1) && !is_name(1) &&
                       !is_next("CROSS", 1) && !is_next("JOIN", 1);
  if (is_dual) {
    ++at_;
    return "";
  }
  std::string out = " FROM ";
  do {
    if (!out.ends_with("FROM ")) out += ", ";
    out += joined();
  } while (accept(","));
  return out;
}

std::string Translator::joined() {
  const Deeper deeper(depth_);
  std::string out = source();
  while (true) {
    const std::string join = join_word();
    if (join.empty()) return out;
    out += join + source();
    if (accept("ON")) {
      out += " ON " + condition();
    } else if (accept("USING")) {
      out += " USING " + using_columns();
    }
  }
}

// " LEFT JOIN " and the like; nothing where no join follows.
std::string Translator::join_word() {
  std::string out;
  if (accept("NATURAL")) out += " NATURAL";
  for (const char* const kind : {"INNER", "CROSS", "LEFT", "RIGHT", "FULL"}) {
    if (!accept(kind)) continue;
    out += fmt::format(" {}", kind);
    accept("OUTER");
    break;
  }
  if (out.empty() && !is_next("JOIN")) return "";
  expect("JOIN");
  return out + " JOIN ";
}

std::string Translator::using_columns() {
  std::vector<std::string> names;
  expect("(");
  do {
    names.push_back(dialect_.name(identifier()));
  } while (accept(","));
  expect(")");
  return name_list(names);
}

std::string Translator::source() {
  if (is_next("(")) {
    ++at_;
    const bool is_query = is_next("SELECT") || is_next("(") || is_next("WITH");
    if (!is_query) {
      const std::string inside = joined();
      expect(")");
      return "(" + inside + ")";
    }
    Relation inner = query();
    expect(")");
    inner.sql = "(" + inner.sql + ")";
    return take_source(std::move(inner),
                       alias(fmt::format("_{}", scopes_.back().sources.size() + 1)));
  }
  std::string name = identifier();
  std::string owner;
  if (accept(".")) owner = std::exchange(name, identifier());
  if (is_next("@")) throw Untranslatable{"it reads through a database link"};
  auto relation = find_relation_(owner, name);
  if (!relation) {
    throw Untranslatable{
        fmt::format("{}{}{} was not imported", owner, owner.empty() ? "" : ".", name)};
  }
  return take_source(std::move(*relation), alias(name));
}

std::string Translator::take_source(Relation relation, const std::string& alias) {
  std::string out = fmt::format("{} AS {}", relation.sql, quoted_name(dialect_.name(alias)));
  scopes_.back().sources.push_back({alias, std::move(relation)});
  return out;
}

std::string Translator::alias(const std::string& otherwise) {
  return is_name() ? identifier() : otherwise;
}

const Translator::Source* Translator::find_source(const std::string& alias) const {
  for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
    const auto found = std::ranges::find(scope->sources, alias, &Source::alias);
    if (found != scope->sources.end()) return &*found;
  }
  return nullptr;
}

}  // namespace exhume::target::query
