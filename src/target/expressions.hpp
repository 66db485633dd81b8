#pragma once
// Conditions and index keys in a target's dialect, as far as they mean the same there.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "src/sql/ast_common.hpp"

namespace exhume::target {

/// An expression for the target, or why there is none.
struct Translation {
  std::string sql;
  std::string problem;  // "it calls TO_CHAR"; empty when `sql` holds

  bool is_done() const { return problem.empty(); }
};

/// A column as an expression sees it.
struct ColumnReference {
  std::string name;          // the target's
  bool is_text = false;      // it holds strings
  bool is_unpadded = false;  // the target drops the blanks behind a CHAR before it counts them
  std::string computed;      // SQL for it where it is computed with; empty for the name
  std::string compared;      // likewise where it is compared
};

/// The column that Oracle calls so; nothing for another name.
using FindColumn = std::function<std::optional<ColumnReference>(std::string_view)>;

/// Where targets differ.
struct ExpressionDialect {
  std::string_view nvl;    // the function that NVL is there
  std::size_t max_digits;  // of a number that stays exact as a literal
};

/// A condition or an index key: columns, literals, comparisons, arithmetic and the few functions
/// that both sides understand alike. Anything else is a problem, also where Oracle would convert
/// between numbers, dates and text to compare them. What comes out is put together
/// from known words, quoted names and quoted literals alone.
Translation translate_expression(const sql::Expression& expression, const FindColumn& find_column,
                                 const ExpressionDialect& dialect);

}  // namespace exhume::target
