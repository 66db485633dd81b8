#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "src/target/query/translator.hpp"

namespace exhume::target::query {
namespace {

// Words that are no names, here or in Oracle, and those that mean something of Oracle's own.
constexpr std::array reserved =
    std::to_array<std::string_view>({"ALL",          "AND",
                                     "ANY",          "AS",
                                     "ASC",          "BETWEEN",
                                     "BY",           "CASE",
                                     "CONNECT",      "CROSS",
                                     "DESC",         "DISTINCT",
                                     "ELSE",         "END",
                                     "EXISTS",       "FETCH",
                                     "FOR",          "FROM",
                                     "FULL",         "GROUP",
                                     "HAVING",       "IN",
                                     "INNER",        "INTERSECT",
                                     "INTO",         "IS",
                                     "JOIN",         "LEFT",
                                     "LIKE",         "MINUS",
                                     "MODEL",        "NATURAL",
                                     "NOT",          "NULL",
                                     "OFFSET",       "ON",
                                     "OR",           "ORDER",
                                     "PIVOT",        "PRIOR",
                                     "RIGHT",        "SAMPLE",
                                     "SELECT",       "START",
                                     "THEN",         "UNION",
                                     "UNIQUE",       "UNPIVOT",
                                     "USING",        "VALUES",
                                     "WHEN",         "WHERE",
                                     "WITH",         "ROWNUM",
                                     "ROWID",        "LEVEL",
                                     "SYSDATE",      "USER",
                                     "UID",          "CURRENT_DATE",
                                     "SYSTIMESTAMP", "CURRENT_TIMESTAMP"});

const sql::Token end_of_tokens{sql::TokenKind::unterminated, "", 0};

}  // namespace

const sql::Token& Translator::peek(std::size_t ahead) const {
  return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : end_of_tokens;
}

std::string Translator::word(std::size_t ahead) const {
  const sql::Token& token = peek(ahead);
  return token.kind == sql::TokenKind::word ? sql::fold_case(token.text) : std::string();
}

bool Translator::is_next(std::string_view text, std::size_t ahead) const {
  const sql::Token& token = peek(ahead);
  if (token.kind == sql::TokenKind::symbol) return token.text == text;
  return token.kind == sql::TokenKind::word && sql::is_word(token.text, text);
}

bool Translator::accept(std::string_view text) {
  if (!is_next(text)) return false;
  ++at_;
  return true;
}

void Translator::expect(std::string_view text) {
  if (!accept(text)) unknown();
}

bool Translator::is_name(std::size_t ahead) const {
  if (peek(ahead).kind == sql::TokenKind::quoted_identifier) return true;
  const std::string name = word(ahead);
  return !name.empty() && std::ranges::find(reserved, name) == reserved.end();
}

std::string Translator::identifier() {
  if (!is_name()) unknown();
  return any_identifier();
}

std::string Translator::any_identifier() {
  if (peek().kind != sql::TokenKind::quoted_identifier && word().empty()) unknown();
  const sql::Token& token = tokens_[at_++];
  std::string name =
      token.kind == sql::TokenKind::word ? sql::fold_case(token.text) : sql::unquote(token.text);
  if (name.find('\0') != std::string::npos) throw Untranslatable{"a name in it has U+0000"};
  return name;
}

void Translator::unknown() const {
  if (at_ >= tokens_.size()) throw Untranslatable{"its query ends early"};
  if (is_next("(") && is_next("+", 1) && is_next(")", 2)) {
    throw Untranslatable{"it has an outer join of the form (+)"};
  }
  const bool is_argument = !calling_.empty() && word().empty();
  if (is_argument) throw Untranslatable{fmt::format("it has {} of an unknown form", calling_)};
  throw Untranslatable{fmt::format("it has {}", peek().text)};
}

}  // namespace exhume::target::query
