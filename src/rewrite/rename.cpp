#include "src/rewrite/rename.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "src/sql/identifier_token.hpp"

namespace exhume::rewrite {
namespace {

using Tokens = std::span<const sql::Token>;

bool is_named(const sql::Token& token, std::string_view name) {
  return is_identifier(token) && name_of(token) == name;
}

bool is_symbol(Tokens tokens, std::size_t at, std::string_view symbol) {
  return at < tokens.size() && tokens[at].text == symbol;
}

bool is_plain(std::string_view name) {
  const auto tokens = sql::tokenize(name);
  return tokens.size() == 1 && tokens[0].kind == sql::TokenKind::word &&
         sql::fold_case(name) == name;
}

// Spelled as the old name was.
Edit renamed(const sql::Token& token, const std::string& name) {
  const bool bare = token.kind == sql::TokenKind::word && is_plain(name);
  return replaced(token, bare ? name : sql::quote(name, '"'));
}

bool word_before(Tokens tokens, std::size_t at, std::initializer_list<std::string_view> words) {
  return at > 0 && tokens[at - 1].kind == sql::TokenKind::word &&
         std::ranges::any_of(
             words, [&](std::string_view word) { return sql::is_word(tokens[at - 1].text, word); });
}

bool begins_with(Tokens tokens, std::initializer_list<std::string_view> words) {
  return !tokens.empty() && tokens[0].kind == sql::TokenKind::word &&
         std::ranges::any_of(
             words, [&](std::string_view word) { return sql::is_word(tokens[0].text, word); });
}

// The name behind CONNECT stands without quotes, whatever it is made of, or in them.
std::vector<Edit> rename_connect(const exp::Statement& statement, Tokens tokens,
                                 const Renaming& renaming) {
  const std::size_t at = std::string_view("CONNECT ").size();
  if (tokens.size() < 2) return {};
  const std::string name = statement.line.substr(at);
  if (name == renaming.from) return {{at, name.size(), renaming.to}};
  if (name != sql::quote(renaming.from, '"')) return {};
  return {{at, name.size(), sql::quote(renaming.to, '"')}};
}

// The grantees stand in a list at the end, behind TO or FROM.
std::size_t first_grantee(Tokens tokens) {
  if (!begins_with(tokens, {"GRANT", "REVOKE"})) return tokens.size();
  for (std::size_t i = tokens.size(); i > 1; --i) {
    if (word_before(tokens, i - 1, {"TO", "FROM"})) return i - 1;
  }
  return tokens.size();
}

bool is_user_statement(Tokens tokens) {
  return begins_with(tokens, {"CREATE", "ALTER"}) && tokens.size() > 1 &&
         sql::is_word(tokens[1].text, "USER");
}

// Optimizer statistics name their table as '"EMP"'.
bool names_in_string(const exp::Statement& statement, const sql::Token& token,
                     std::string_view name) {
  return statement.kind == exp::StatementKind::statistics && token.kind == sql::TokenKind::string &&
         sql::unquote(token.text) == sql::quote(name, '"');
}

Edit renamed_in_string(const sql::Token& token, const std::string& name) {
  return replaced(token, sql::quote(sql::quote(name, '"'), '\''));
}

}  // namespace

Renaming parse_renaming(std::string_view text) {
  const auto tokens = sql::tokenize(text);
  // OLD:NEW is a word and a bind variable to SQL.
  std::vector<std::string> names;
  for (const sql::Token& token : tokens) {
    if (is_identifier(token)) names.push_back(name_of(token));
    if (token.kind == sql::TokenKind::bind) names.push_back(sql::fold_case(token.text.substr(1)));
  }
  const auto colons = std::ranges::count_if(tokens, [](const sql::Token& token) {
    return token.kind == sql::TokenKind::bind || token.text == ":";
  });
  if (names.size() != 2 || colons != 1) {
    throw Error(Code::imp_bad_parameter,
                fmt::format("\"{}\" does not name a thing and its new name as OLD:NEW, names with "
                            "other than capital letters in double quotes",
                            text));
  }
  return {names[0], names[1]};
}

Editor rename_owner(Renaming renaming) {
  return [renaming](const exp::Statement& statement, std::string_view, Tokens tokens) {
    if (statement.kind == exp::StatementKind::connect) {
      return rename_connect(statement, tokens, renaming);
    }
    const std::size_t grantees = first_grantee(tokens);
    const bool is_user = is_user_statement(tokens);
    std::vector<Edit> edits;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (names_in_string(statement, tokens[i], renaming.from)) {
        edits.push_back(renamed_in_string(tokens[i], renaming.to));
      }
      if (!is_named(tokens[i], renaming.from)) continue;
      const bool qualifies = is_symbol(tokens, i + 1, ".") && (i == 0 || tokens[i - 1].text != ".");
      if (qualifies || i >= grantees || (is_user && i == 2)) {
        edits.push_back(renamed(tokens[i], renaming.to));
      }
    }
    return edits;
  };
}

Editor rename_table(Renaming renaming) {
  return [renaming](const exp::Statement& statement, std::string_view, Tokens tokens) {
    std::vector<Edit> edits;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (names_in_string(statement, tokens[i], renaming.from)) {
        edits.push_back(renamed_in_string(tokens[i], renaming.to));
      }
      if (!is_named(tokens[i], renaming.from)) continue;
      const bool is_qualified = i >= 2 && tokens[i - 1].text == "." && is_identifier(tokens[i - 2]);
      const std::size_t name_begin = is_qualified ? i - 2 : i;
      const bool is_after_table_word =
          word_before(tokens, name_begin,
                      {"TABLE", "ON", "INTO", "REFERENCES", "FROM", "JOIN", "UPDATE", "TS", "TR"});
      // COLUMN "OWNER"."TABLE"."COLUMN": the last name is none of a table.
      const bool has_column =
          word_before(tokens, name_begin, {"COLUMN"}) && is_symbol(tokens, i + 1, ".");
      const bool qualifies_column = !is_qualified && is_symbol(tokens, i + 1, ".");
      if (is_after_table_word || has_column || qualifies_column) {
        edits.push_back(renamed(tokens[i], renaming.to));
      }
    }
    return edits;
  };
}

Editor rename_tablespace(Renaming renaming) {
  return [renaming](const exp::Statement&, std::string_view, Tokens tokens) {
    const bool is_user = is_user_statement(tokens);
    std::vector<Edit> edits;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
      if (!is_named(tokens[i], renaming.from)) continue;
      if (word_before(tokens, i, {"TABLESPACE"}) || (is_user && word_before(tokens, i, {"ON"}))) {
        edits.push_back(renamed(tokens[i], renaming.to));
      }
    }
    return edits;
  };
}

void RenameOwnerStage::begin(const exp::Header& header, const exp::Preamble& preamble) {
  client_.emplace(header.client_charset_id.value_or(0));
  exp::Header out = header;
  if (rename(out.exporter)) out.odd_record.clear();
  Stage::begin(out, preamble);
}

void RenameOwnerStage::begin_rows(const exp::Statement& insert, const exp::DataHead& head) {
  exp::DataHead out = head;
  for (types::ColumnType& column : out.columns) rename(column.type_owner);
  Stage::begin_rows(insert, out);
}

bool RenameOwnerStage::rename(std::string& owner) const {
  const auto to = client_->encode(renaming_.to);
  if (client_->decode(owner) != renaming_.from || !to) return false;
  owner = *to;
  return true;
}

}  // namespace exhume::rewrite
