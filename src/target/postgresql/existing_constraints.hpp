#pragma once
// The constraints of tables that were there before an import.

#include <string>
#include <vector>

#include "src/target/postgresql/connection.hpp"
#include "src/target/table.hpp"

namespace exhume::target::postgresql {

/// Tells which constraints need not be added: those of the same name, and those that say the same.
/// Names are PostgreSQL's, "" for none.
class ExistingConstraints {
 public:
  /// `connection` must outlive it.
  explicit ExistingConstraints(Connection& connection) : connection_(connection) {}

  bool has_key(const Table& table, const std::string& name,
               const std::vector<std::string>& columns);
  bool has_check(const Table& table, const std::string& name, const std::string& condition);
  bool has_reference(const Table& table, const std::string& name,
                     const std::vector<std::string>& columns, const Table& parent);

 private:
  struct Known {
    std::string name;
    std::string type;                  // pg_constraint.contype
    std::vector<std::string> columns;  // sorted
    std::string parent;                // schema.table, quoted
    std::string definition;
  };

  std::vector<Known> constraints_of(const Table& table);
  std::string definition_of(const Table& table, const std::string& condition);

  Connection& connection_;
};

}  // namespace exhume::target::postgresql
