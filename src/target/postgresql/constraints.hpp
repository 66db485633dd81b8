#pragma once
// Keys, checks and foreign keys: keys come as their statements do, the others at the end.

#include <optional>
#include <string>
#include <vector>

#include "src/base/error.hpp"
#include "src/target/database.hpp"
#include "src/target/postgresql/tables.hpp"

namespace exhume::target::postgresql {

/// Adds constraints with ALTER TABLE; PostgreSQL checks them against the rows. One that these
/// break is left out, or holds for new rows only where Oracle took it so, with NOVALIDATE.
class Constraints {
 public:
  /// All three must outlive it.
  Constraints(Connection& connection, Tables& tables, Diagnostics& diagnostics)
      : connection_(connection), tables_(tables), diagnostics_(diagnostics) {}

  /// Takes those that stand in CREATE TABLE.
  void collect(Table& table, const sql::CreateTable& statement);

  /// Takes one of ALTER TABLE … ADD: a key at once, the others for enable().
  Outcome add(Table& table, const sql::Constraint& constraint);

  /// Forgets one that has come, by its name.
  void drop(Table& table, const std::string& name);

  /// Whether constraints wait for enable().
  bool is_pending() const;

  /// Adds what has come: all keys, then the checks, then the foreign keys, which need the keys
  /// of other tables.
  void enable();

 private:
  void collect(Table& table, const sql::Constraint& constraint, const std::string& column);
  Outcome add_key(Table& table, const Key& key);
  void add_check(Table& table, const Check& check);
  void add_reference(Table& table, const ForeignKey& key);
  void add(const Table& table, const std::string& what, const std::string& definition,
           bool validated);
  void report(const Table& table, std::string message);
  void refused(const Table& table, const std::string& what, const std::string& reason);

  Connection& connection_;
  Tables& tables_;
  Diagnostics& diagnostics_;
};

}  // namespace exhume::target::postgresql
