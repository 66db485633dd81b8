#pragma once
// Statements that need what may come behind them in the dump.

#include <vector>

#include "src/import/outcomes.hpp"

namespace exhume::imp {

/// Views, synonyms and grants wait until all tables are there, and so do comments on views. A dump
/// has them in an order that Oracle needs not mind.
class Deferred {
 public:
  /// Whether the statement has to wait.
  static bool concerns(const sql::Statement& statement);

  /// Whether it has to when it means nothing by now.
  static bool may_concern(const sql::Statement& statement);

  void add(Subject subject) { waiting_.push_back(std::move(subject)); }

  /// Runs all: first what others need. To be called behind Database::enable_constraints().
  void run(target::Database& database, Outcomes& outcomes);

 private:
  std::vector<Subject> waiting_;
};

}  // namespace exhume::imp
