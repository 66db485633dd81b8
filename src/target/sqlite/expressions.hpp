#pragma once
// Defaults, conditions and index keys in SQLite's dialect, as far as they mean the same there.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "src/sql/ast_common.hpp"

namespace exhume::target::sqlite {

/// An expression for SQLite, or why there is none.
struct Translation {
  std::string sql;
  std::string problem;  // "it calls TO_CHAR"; empty when `sql` holds

  bool is_done() const { return problem.empty(); }
};

/// A column as an expression sees it.
struct ColumnReference {
  std::string name;      // SQLite's
  bool is_text = false;  // it holds strings
};

/// The column that Oracle calls so; nothing for another name.
using FindColumn = std::function<std::optional<ColumnReference>(std::string_view)>;

/// A condition or an index key: columns, literals, comparisons, arithmetic and the few functions
/// that both sides understand alike. Anything else is a problem, also where Oracle would convert
/// between numbers, dates and text to compare them. What comes out is put together
/// from known words, quoted names and quoted literals alone.
Translation translate_expression(const sql::Expression& expression, const FindColumn& find_column);

/// A column's default: a literal, NULL, or SYSDATE and its like, which become CURRENT_TIMESTAMP.
Translation translate_default(const sql::Expression& expression);

}  // namespace exhume::target::sqlite
