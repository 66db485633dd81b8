#pragma once
// Keys, checks and foreign keys: collected while statements come, added when all rows are in.

#include <string>
#include <string_view>

#include "src/base/error.hpp"
#include "src/target/database.hpp"
#include "src/target/tables.hpp"

namespace exhume::target {

/// What targets share of constraints; how one is added is the target's own.
class Constraints {
 public:
  /// All three must outlive it.
  Constraints(const Dialect& dialect, Tables& tables, Diagnostics& diagnostics)
      : dialect_(dialect), tables_(tables), diagnostics_(diagnostics) {}
  Constraints(const Constraints&) = delete;
  Constraints& operator=(const Constraints&) = delete;
  virtual ~Constraints() = default;

  /// Takes those that stand in CREATE TABLE.
  void collect(Table& table, const sql::CreateTable& statement);

  /// Takes one of ALTER TABLE … ADD: a key at once, the others for enable().
  Outcome add(Table& table, const sql::Constraint& constraint);

  /// Forgets one that has come, by its name.
  void drop(Table& table, const std::string& name);

  /// Whether constraints wait for enable().
  bool is_pending() const;

  /// Adds what has come: all keys, then what needs the keys of other tables.
  virtual void enable() = 0;

 protected:
  virtual Outcome add_key(Table& table, const Key& key) = 0;

  /// Whether it can be added to a table that was there before.
  virtual bool adds_to_existing(const sql::Constraint& constraint) const = 0;

  /// A warning about one constraint.
  void report(const Table& table, std::string message);

  /// A warning about one that rows break, or a note about one that has no meaning; either is kept.
  void refused(const Table& table, const std::string& what, const sql::Constraint& constraint,
               const std::string& reason);
  void left_out(const Table& table, const std::string& what, const sql::Constraint& constraint,
                const std::string& reason);

  /// A note about one that is added, but holds at once where Oracle lets it wait.
  void not_deferred(const Table& table, const std::string& what, std::string_view why = "");

  Tables& tables() { return tables_; }

 private:
  void collect(Table& table, const sql::Constraint& constraint, const std::string& column);

  const Dialect& dialect_;
  Tables& tables_;
  Diagnostics& diagnostics_;
};

}  // namespace exhume::target
