#include "src/sql/identifier_token.hpp"

namespace exhume::sql {

bool is_identifier(const Token& token) {
  return token.kind == TokenKind::quoted_identifier || token.kind == TokenKind::word;
}

std::string name_of(const Token& token) {
  return token.kind == TokenKind::quoted_identifier ? unquote(token.text) : fold_case(token.text);
}

}  // namespace exhume::sql
