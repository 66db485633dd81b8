#pragma once
// Syntax trees as text in Oracle's dialect. As a whole, what is printed has the same tokens as
// what was parsed.

#include <string>

#include "src/sql/ast.hpp"

namespace exhume::sql {

enum class Layout {
  one_line,  // as exp writes statements
  readable,  // CREATE TABLE with one column, constraint, clause or partition per line
};

/// What to print of a statement.
struct PrintOptions {
  bool storage = true;     // PCTFREE, STORAGE, LOGGING, COMPRESS and other physical attributes
  bool tablespace = true;  // TABLESPACE and STORE IN
  /// Owner in UTF-8 for the objects that the statement names without one; "" leaves them so.
  /// Text that is kept as written, such as queries and PL/SQL, stays as it is.
  std::string schema_for_unqualified;
  Layout layout = Layout::one_line;
};

/// The statement without a terminator.
std::string print(const Statement& statement, const PrintOptions& options = {});

/// How a SQL*Plus script ends a statement.
enum class Terminator {
  none,  // EXECUTE ...; as imp and SQL*Plus know it

  semicolon,  // SQL
  slash,      // PL/SQL: a line of its own with a slash
};

Terminator terminator(const Statement& statement);

/// The statement for a SQL*Plus script, with terminator and line end. Unlike print() it always
/// writes CREATE, and EXECUTE as a block, since SQL*Plus takes one line of EXECUTE only.
std::string print_for_script(const Statement& statement, const PrintOptions& options = {});

}  // namespace exhume::sql
