#pragma once
// What became of the statements of an import, told and kept for people.

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "src/ddl/object.hpp"
#include "src/dump/reader.hpp"
#include "src/import/leftovers.hpp"
#include "src/import/log.hpp"
#include "src/import/parameters.hpp"
#include "src/sql/ast.hpp"
#include "src/target/database.hpp"

namespace exhume::imp {

/// A statement of the dump, with its names as the target is to have them.
struct Subject {
  ddl::Object object;
  std::string owner;  // whose it becomes
  sql::Statement statement;
  std::string text;  // as the dump has it
};

/// Writes the messages about statements, the list of what was not imported, and its script.
class Outcomes {
 public:
  /// All must outlive it.
  Outcomes(target::Database& database, const Parameters& parameters, Log& log, Leftovers& leftovers)
      : database_(database), parameters_(parameters), log_(log), leftovers_(leftovers) {}

  /// For a statement that was just tried.
  void settle(const target::Outcome& outcome, const Subject& subject);

  /// For a statement that no grammar reads.
  void settle_unread(const dump::SqlItem& item);

  /// Keeps the definition in the target; for one that is settled when the dump is read.
  void keep(const Subject& subject);
  void settle_kept(const target::Outcome& outcome, const Subject& subject);

  /// Counts what no target can do anything with.
  void count(const std::string& kind) { ++counts_[kind]; }

  /// Adds to the script what the target left out of its tables.
  void take_left_out();

  /// Prints what was not imported, by kinds.
  void list();

  std::uint64_t warnings() const { return warnings_; }

 private:
  void tell(const target::Outcome& outcome, const Subject& subject);
  void leave(const Subject& subject, const std::string& reason);

  target::Database& database_;
  const Parameters& parameters_;
  Log& log_;
  Leftovers& leftovers_;
  std::map<std::string, std::size_t> counts_;           // by kind
  std::map<std::string, std::set<std::string>> names_;  // likewise, with their reasons
  std::uint64_t warnings_ = 0;
};

}  // namespace exhume::imp
