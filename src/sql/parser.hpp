#pragma once
// From the text of a statement to its tree.

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "src/sql/ast.hpp"

namespace exhume::sql {

/// Why a text is no statement that the grammar covers.
struct ParseFailure {
  std::size_t offset = 0;  // bytes into the text, of the farthest place that was understood
  std::string expected;    // what could have stood there: "PRIMARY KEY or a name"
};

using ParseResult = std::variant<Statement, ParseFailure>;

/// A longer statement is not parsed, so that hostile text takes no more than some 50 MB. The
/// longest seen has some thousand words; a table of 10,000 partitions has about 450,000.
inline constexpr std::size_t most_tokens = 500'000;

/// One statement in UTF-8, complete and without a terminator. Time grows with the length of the
/// text, the stack does not.
ParseResult parse(std::string_view text);

}  // namespace exhume::sql
