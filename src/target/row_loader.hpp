#pragma once
// The way of rows into one table of a target.

#include <string>
#include <vector>

#include "src/target/database.hpp"

namespace exhume::target {

/// Takes the rows of one part of a table. Throws Error(imp_database_error) when the target breaks
/// down.
class RowLoader {
 public:
  RowLoader() = default;
  RowLoader(const RowLoader&) = delete;
  RowLoader& operator=(const RowLoader&) = delete;
  virtual ~RowLoader() = default;

  /// Begins and returns why the target refuses rows for this table at all, or "".
  virtual std::string begin() = 0;

  virtual void insert(const Row& row) = 0;

  /// Waits until every row so far is in the transaction or refused. A commit is to follow.
  virtual void flush() = 0;

  /// Ends what begin() began, behind flush().
  virtual void end() = 0;

  /// Whether it commits rows in transactions of its own, with the record of them. It may turn to
  /// that while rows come: then for all of them that were not flushed before.
  virtual bool keeps_record() const { return false; }

  /// The rows that were found refused since the last call, in their order.
  virtual std::vector<RefusedRow> take_refused() = 0;
};

}  // namespace exhume::target
