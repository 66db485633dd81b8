#pragma once
// Statements of one owner, as an export writes them behind CONNECT.

#include <string>

#include "src/sql/ast.hpp"

namespace exhume::source {

/// Takes `owner` away from the names that it qualifies. Queries and PL/SQL stay as they are.
void unqualify(sql::CreateTable& statement, const std::string& owner);
void unqualify(sql::CreateIndex& statement, const std::string& owner);
void unqualify(sql::CreateSequence& statement, const std::string& owner);
void unqualify(sql::Constraint& constraint, const std::string& owner);

}  // namespace exhume::source
