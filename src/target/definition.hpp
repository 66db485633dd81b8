#pragma once
// Statements of an import as Oracle has them, kept beside what the target made of them: what a
// target has no place for comes back with an export.

#include <string>

#include "src/sql/ast.hpp"

namespace exhume::target {

/// One statement about a table, or of a sequence. All names are UTF-8.
struct Definition {
  std::string owner;
  std::string table;        // empty for a sequence
  std::string kind;         // table, index, constraint, enable, sequence
  std::string name;         // in Oracle; empty for a constraint without one
  std::string target_name;  // of what was made of it; empty for constraints
  std::string statement;    // with its names qualified
};

Definition definition_of(const sql::CreateTable& statement, const std::string& target_name);
Definition definition_of(const sql::CreateIndex& statement, const std::string& target_name);
Definition definition_of(const sql::CreateSequence& statement, const std::string& target_name);

/// Whether it adds constraints or enables one by its name: nothing else is kept of ALTER TABLE.
bool is_worth_keeping(const sql::AlterTable& statement);

/// Of one that is worth keeping.
Definition definition_of(const sql::AlterTable& statement);

}  // namespace exhume::target
