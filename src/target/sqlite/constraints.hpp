#pragma once
// Keys, checks and foreign keys in SQLite.

#include <string>
#include <vector>

#include "src/target/constraints.hpp"
#include "src/target/sqlite/connection.hpp"
#include "src/target/sqlite/schema.hpp"
#include "src/target/sqlite/tables.hpp"

namespace exhume::target::sqlite {

/// A key becomes a UNIQUE index, which SQLite can add later. CHECK, FOREIGN KEY and NOT NULL go
/// into the text of CREATE TABLE, as https://www.sqlite.org/lang_altertable.html allows for what
/// changes no stored row: each is first checked against the rows.
class Constraints final : public target::Constraints {
 public:
  /// All must outlive it.
  Constraints(Connection& connection, Tables& tables, Journal& journal, Diagnostics& diagnostics);

  /// Adds what has come, and defaults that came after CREATE TABLE.
  void enable() override;

 protected:
  Outcome add_key(Table& table, const Key& key) override;
  bool adds_to_existing(const sql::Constraint& constraint) const override {
    return std::holds_alternative<sql::KeyConstraint>(constraint.rule);
  }

 private:
  // A table whose definition changes.
  struct Change {
    Table* table;
    Rules rules;
  };

  bool has_key(const Table& table, const std::vector<std::string>& columns) const;
  void enable_not_null(Table& table);
  void enable_checks(Change& change);
  void enable_references(Change& change);
  void write(const std::vector<Change>& changes);
  void count_orphans(const Table& table, const References& key);

  Connection& connection_;
  Tables& tables_;
  Journal& journal_;
};

}  // namespace exhume::target::sqlite
