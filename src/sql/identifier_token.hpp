#pragma once
// Names among the tokens of a statement.

#include <string>

#include "src/sql/tokens.hpp"

namespace exhume::sql {

/// Whether the token may be a name: a word, or one in double quotes.
bool is_identifier(const Token& token);

/// The name that such a token is, as the data dictionary holds it: a word in capitals.
std::string name_of(const Token& token);

}  // namespace exhume::sql
