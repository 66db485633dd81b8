#include "src/rewrite/strip.hpp"

#include <algorithm>

namespace exhume::rewrite {
namespace {

using Tokens = std::span<const sql::Token>;

bool is_any(const sql::Token& token, std::initializer_list<std::string_view> words) {
  return token.kind == sql::TokenKind::word &&
         std::ranges::any_of(words, [&](auto word) { return sql::is_word(token.text, word); });
}

// The statements in which STORAGE and TABLESPACE are about segments.
bool is_about_segments(Tokens tokens) {
  if (tokens.size() < 2 || !is_any(tokens[0], {"CREATE", "ALTER"})) return false;
  for (const sql::Token& token : tokens.subspan(1, std::min<std::size_t>(5, tokens.size() - 1))) {
    if (is_any(token, {"TABLE", "INDEX", "CLUSTER", "SNAPSHOT", "MATERIALIZED"})) return true;
    if (is_any(token, {"TABLESPACE", "USER", "VIEW", "TRIGGER"})) return false;
  }
  return false;
}

// The index behind the parenthesis that closes the one at `open`.
std::size_t behind_parentheses(Tokens tokens, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < tokens.size(); ++i) {
    if (tokens[i].text == "(") ++depth;
    if (tokens[i].text == ")" && --depth == 0) return i + 1;
  }
  return tokens.size();
}

// Takes tokens [from, to) out, with the blank in front of them.
Edit without(Tokens tokens, std::size_t from, std::size_t to) {
  const std::size_t begin = from > 0 ? tokens[from - 1].end() : 0;
  return {begin, tokens[to - 1].end() - begin, ""};
}

// The index behind the storage clause at `at`, or `at` when there is none.
std::size_t behind_storage_clause(Tokens tokens, std::size_t at) {
  const bool has_next = at + 1 < tokens.size();
  if (is_any(tokens[at], {"PCTFREE", "PCTUSED", "INITRANS", "MAXTRANS"}) && has_next &&
      tokens[at + 1].kind == sql::TokenKind::number) {
    return at + 2;
  }
  if (is_any(tokens[at], {"STORAGE"}) && has_next && tokens[at + 1].text == "(") {
    return behind_parentheses(tokens, at + 1);
  }
  return is_any(tokens[at], {"LOGGING", "NOLOGGING"}) ? at + 1 : at;
}

// The index behind TABLESPACE "X" at `at`, or `at` when there is none.
std::size_t behind_tablespace_clause(Tokens tokens, std::size_t at) {
  const bool names_one = is_any(tokens[at], {"TABLESPACE"}) && at + 1 < tokens.size() &&
                         (tokens[at + 1].kind == sql::TokenKind::quoted_identifier ||
                          tokens[at + 1].kind == sql::TokenKind::word);
  return names_one ? at + 2 : at;
}

using ClauseEnd = std::size_t (*)(Tokens, std::size_t);

// The index behind a clause at `at`, or behind an index of a LOB segment that is made of them:
// INDEX "I" (TABLESPACE "X"). `at` when there is none.
std::size_t behind_clause(Tokens tokens, std::size_t at, ClauseEnd end_of) {
  if (!is_any(tokens[at], {"INDEX"})) return end_of(tokens, at);
  std::size_t i = at + 1;
  if (i < tokens.size() && tokens[i].kind == sql::TokenKind::quoted_identifier) ++i;
  if (i >= tokens.size() || tokens[i].text != "(") return at;
  const std::size_t behind = behind_parentheses(tokens, i);
  for (++i; i + 1 < behind;) {
    const std::size_t next = end_of(tokens, i);
    if (next == i) return at;
    i = next;
  }
  return behind;
}

// STORE AS (TABLESPACE "X") has nothing left: the parentheses go too, and LOB ("C") STORE AS
// with them when no word stands between.
struct EmptyLobStorage {
  std::size_t from;
  std::size_t to;
};

std::optional<EmptyLobStorage> lob_storage_made_of(Tokens tokens, std::size_t at,
                                                   ClauseEnd end_of) {
  if (!is_any(tokens[at], {"LOB"}) || at + 1 >= tokens.size() || tokens[at + 1].text != "(") {
    return std::nullopt;
  }
  std::size_t i = behind_parentheses(tokens, at + 1);
  if (i + 2 >= tokens.size() || !is_any(tokens[i], {"STORE"}) || tokens[i + 2].text != "(") {
    return std::nullopt;
  }
  const std::size_t behind = behind_parentheses(tokens, i + 2);
  for (i += 3; i + 1 < behind;) {
    const std::size_t next = behind_clause(tokens, i, end_of);
    if (next == i) return std::nullopt;
    i = next;
  }
  return EmptyLobStorage{at, behind};
}

std::vector<Edit> strip_clauses(Tokens tokens, ClauseEnd end_of) {
  std::vector<Edit> edits;
  if (!is_about_segments(tokens)) return edits;
  for (std::size_t i = 0; i < tokens.size();) {
    if (const auto lob = lob_storage_made_of(tokens, i, end_of)) {
      edits.push_back(without(tokens, lob->from, lob->to));
      i = lob->to;
      continue;
    }
    const std::size_t behind = behind_clause(tokens, i, end_of);
    if (behind > i) edits.push_back(without(tokens, i, behind));
    i = std::max(behind, i + 1);
  }
  return edits;
}

}  // namespace

Editor strip_storage() {
  return [](const exp::Statement&, std::string_view, Tokens tokens) {
    return strip_clauses(tokens, behind_storage_clause);
  };
}

Editor strip_tablespaces() {
  return [](const exp::Statement&, std::string_view, Tokens tokens) {
    return strip_clauses(tokens, behind_tablespace_clause);
  };
}

Editor strip_object_ids() {
  return [](const exp::Statement&, std::string_view, Tokens tokens) {
    std::vector<Edit> edits;
    // CREATE OR REPLACE EDITIONABLE TYPE; all before TYPE may be absent.
    std::size_t at = 0;
    while (at < tokens.size() &&
           is_any(tokens[at], {"CREATE", "OR", "REPLACE", "EDITIONABLE", "NONEDITIONABLE"})) {
      ++at;
    }
    if (at == tokens.size() || !is_any(tokens[at], {"TYPE"})) return edits;
    for (std::size_t i = at + 1; i + 1 < tokens.size(); ++i) {
      if (is_any(tokens[i], {"AS", "IS", "UNDER"})) break;
      if (is_any(tokens[i], {"TIMESTAMP", "OID"}) && tokens[i + 1].kind == sql::TokenKind::string) {
        edits.push_back(without(tokens, i, i + 2));
      }
    }
    return edits;
  };
}

void OmitStage::statement(const exp::Statement& statement) {
  const bool is_grant =
      statement.line.starts_with("GRANT ") || statement.line.starts_with("REVOKE ");
  if (omissions_.grants && is_grant) return;
  if (omissions_.statistics && statement.kind == exp::StatementKind::statistics) return;
  Stage::statement(statement);
}

}  // namespace exhume::rewrite
