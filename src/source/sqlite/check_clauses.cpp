#include "src/source/sqlite/check_clauses.hpp"

#include "src/sql/tokens.hpp"

namespace exhume::source::sqlite {
namespace {

// The position of the parenthesis that closes the one at `open`, or the number of tokens.
std::size_t closing(const std::vector<sql::Token>& tokens, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < tokens.size(); ++i) {
    if (tokens[i].text == "(") ++depth;
    if (tokens[i].text == ")" && --depth == 0) return i;
  }
  return tokens.size();
}

std::string name_before(const std::vector<sql::Token>& tokens, std::size_t check) {
  if (check < 2 || !sql::is_word(tokens[check - 2].text, "CONSTRAINT")) return "";
  const sql::Token& name = tokens[check - 1];
  return name.kind == sql::TokenKind::quoted_identifier ? sql::unquote(name.text)
                                                        : std::string(name.text);
}

}  // namespace

std::vector<FoundCheck> check_clauses(std::string_view create_table) {
  const std::vector<sql::Token> tokens = sql::significant_tokens(create_table);
  std::vector<FoundCheck> out;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!sql::is_word(tokens[i].text, "CHECK") || tokens[i + 1].text != "(") continue;
    const std::size_t end = closing(tokens, i + 1);
    if (end == tokens.size()) break;
    const std::size_t first = tokens[i + 1].end();
    out.push_back({name_before(tokens, i),
                   std::string(create_table.substr(first, tokens[end].offset - first))});
    i = end;
  }
  return out;
}

}  // namespace exhume::source::sqlite
