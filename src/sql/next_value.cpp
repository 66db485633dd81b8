#include "src/sql/next_value.hpp"

namespace exhume::sql {
namespace {

std::optional<Identifier> identifier(const Token& token) {
  if (token.kind == TokenKind::quoted_identifier) return Identifier{unquote(token.text)};
  if (token.kind == TokenKind::word) return Identifier{fold_case(token.text), false};
  return std::nullopt;
}

}  // namespace

std::optional<Name> sequence_of(const Expression& expression) {
  const std::vector<Token> tokens = expression.tokens();
  if (tokens.size() != 3 && tokens.size() != 5) return std::nullopt;
  for (std::size_t i = 1; i < tokens.size(); i += 2) {
    if (tokens[i].text != ".") return std::nullopt;
  }
  const bool is_quoted = tokens.back().kind == TokenKind::quoted_identifier;
  if (is_quoted ? unquote(tokens.back().text) != "NEXTVAL"
                : !is_word(tokens.back().text, "NEXTVAL")) {
    return std::nullopt;
  }
  const auto sequence = identifier(tokens[tokens.size() - 3]);
  if (!sequence) return std::nullopt;
  Name name{.object = *sequence};
  if (tokens.size() == 5) {
    name.schema = identifier(tokens[0]);
    if (!name.schema) return std::nullopt;
  }
  return name;
}

Expression next_value_of(const Name& sequence) {
  const std::string owner = sequence.schema ? quote(sequence.schema->text, '"') + "." : "";
  return {owner + quote(sequence.object.text, '"') + ".NEXTVAL"};
}

}  // namespace exhume::sql
