#pragma once
// Which objects of a dump an import takes, and whose they become.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "src/base/error.hpp"
#include "src/import/parameters.hpp"
#include "src/sql/ast.hpp"

namespace exhume::imp {

/// FROMUSER, TOUSER and TABLES at work. Remembers what came, so that it can say what did not.
class Selection {
 public:
  /// `parameters` must outlive it.
  explicit Selection(const Parameters& parameters) : parameters_(parameters) {}

  bool wants_owner(const std::string& owner);

  /// The schema that objects of `owner` go to.
  std::string target_owner(const std::string& owner) const;

  /// Whether TABLES was given, so that only what belongs to tables is taken.
  bool is_by_table() const { return !parameters_.tables.empty(); }

  bool wants_table(const std::string& table);

  /// Whether rows are taken that come from `partition`, empty for rows of no partition.
  bool wants_rows(const std::string& table, const std::string& partition);

  /// Takes note of which subpartition belongs to which partition.
  void learn_partitions(const sql::CreateTable& table);

  /// Whether a part of the table is a subpartition, as far as its statement said.
  bool is_subpartition(const std::string& table, const std::string& partition) const;

  /// Warnings for what was asked for and never came.
  std::vector<Diagnostic> missing() const;

 private:
  const Parameters& parameters_;
  std::set<std::string> owners_seen_;
  std::set<std::string> patterns_seen_;    // as written, that matched a table
  std::set<std::string> partitions_seen_;  // as written, whose partition came
  std::map<std::pair<std::string, std::string>, std::string> partition_of_;
};

}  // namespace exhume::imp
