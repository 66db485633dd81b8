#pragma once
// Statements of a dump as an import needs them: whose they become.

#include <string>

#include "src/import/selection.hpp"
#include "src/sql/ast.hpp"

namespace exhume::imp {

/// Gives every name of the statement its schema: its own, else `owner`, after FROMUSER and
/// TOUSER. Program text stays as it is.
void qualify(sql::Statement& statement, const std::string& owner, const Selection& selection);

/// Whether the statement only adds constraints, or changes them.
bool is_about_constraints(const sql::Statement& statement);

}  // namespace exhume::imp
