#pragma once
// Oracle's privileges on tables, views and sequences, for roles that PostgreSQL has.

#include <optional>
#include <set>
#include <string>

#include "src/sql/ast.hpp"
#include "src/target/database.hpp"
#include "src/target/journal.hpp"
#include "src/target/postgresql/connection.hpp"
#include "src/target/query/relation.hpp"

namespace exhume::target::postgresql {

/// What privileges can be granted on.
struct Grantable {
  std::string schema;  // PostgreSQL's
  Relation relation;
  bool is_sequence = false;
};

/// Runs GRANT for PUBLIC and for roles that exist, of the same name after folding; they get USAGE
/// of the schema as well, without which the others are worth nothing.
class Grants {
 public:
  /// Both must outlive it.
  Grants(Connection& connection, Journal& journal) : connection_(connection), journal_(journal) {}

  /// Grants what it can. The outcome says what it cannot.
  Outcome grant(const sql::Grant& statement, const Grantable& object);

 private:
  std::optional<std::string> role(const sql::Identifier& grantee);
  std::string let_into(const std::string& schema, const std::string& role);

  Connection& connection_;
  Journal& journal_;
  std::set<std::pair<std::string, std::string>> let_in_;  // roles into schemas
};

}  // namespace exhume::target::postgresql
