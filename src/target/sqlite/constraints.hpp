#pragma once
// Keys, checks and foreign keys: collected while rows come, checked and enabled at the end.

#include <string>
#include <vector>

#include "src/base/error.hpp"
#include "src/target/database.hpp"
#include "src/target/sqlite/tables.hpp"

namespace exhume::target::sqlite {

/// A key becomes a UNIQUE index, which SQLite can add later. CHECK, FOREIGN KEY and NOT NULL go
/// into the text of CREATE TABLE, as https://www.sqlite.org/lang_altertable.html allows for what
/// changes no stored row: each is first checked against the rows.
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

  /// Whether a UNIQUE index of the table has just these columns.
  bool has_key(const Table& table, const std::vector<std::string>& columns) const;

  /// Whether constraints wait for enable().
  bool is_pending() const;

  /// Adds what has come, and defaults that came after CREATE TABLE.
  void enable();

 private:
  void collect(Table& table, const sql::Constraint& constraint, const std::string& column);
  Outcome add_key(Table& table, const Key& key);
  void enable_not_null(Table& table);
  void enable_checks(Table& table);
  void enable_references(Table& table);
  void write(const std::vector<Table*>& changed);
  void count_orphans(const Table& table, const References& key);
  void refused(const Table& table, const std::string& message);

  Connection& connection_;
  Tables& tables_;
  Diagnostics& diagnostics_;
};

}  // namespace exhume::target::sqlite
