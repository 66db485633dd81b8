#pragma once
// Keys, checks and foreign keys with ALTER TABLE.

#include <string>

#include "src/target/constraints.hpp"
#include "src/target/postgresql/existing_constraints.hpp"
#include "src/target/postgresql/tables.hpp"

namespace exhume::target::postgresql {

/// A table that was there before gets what it lacks. PostgreSQL checks a constraint against the
/// rows. One that these break is left out, or holds for new rows only where Oracle took it so, with
/// NOVALIDATE.
class Constraints final : public target::Constraints {
 public:
  /// All must outlive it.
  Constraints(Connection& connection, Tables& tables, Journal& journal, Diagnostics& diagnostics);

  void enable() override;

 protected:
  Outcome add_key(Table& table, const Key& key) override;
  bool adds_to_existing(const sql::Constraint&) const override { return true; }

 private:
  void undefer_referenced();
  void add_check(Table& table, const Check& check);
  void add_reference(Table& table, const ForeignKey& key);
  void add(const Table& table, const std::string& what, const std::string& definition,
           bool validated, const sql::Constraint& source);

  ExistingConstraints existing_;
  Tables& tables_;
  Journal& journal_;
};

}  // namespace exhume::target::postgresql
