#pragma once
// Sessions that load rows beside that of the import.

#include <cstdint>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "src/target/journal.hpp"
#include "src/target/postgresql/connection.hpp"
#include "src/target/postgresql/copy_batch.hpp"

namespace exhume::target::postgresql {

/// Rows of one table from `first` to `last`, whatever of them was refused before.
struct CopyJob {
  std::string copy;
  CopyBatch batch;
  std::vector<RefusedRow> refused;
  std::uint64_t part = 0;
  std::uint64_t first = 0;
  std::uint64_t last = 0;
};

/// A session that loads batches, one after the other, beside the thread that fills them. What it
/// loads is recorded in its own transactions.
class CopyWorker {
 public:
  /// Throws Error(imp_database_error), as all that follow.
  CopyWorker(const std::string& uri, const std::string& import_id, Commits commits);

  /// Begins to load, behind wait().
  void start(CopyJob job);

  /// Waits for the batch, if there is one, and returns the rows of it that were refused.
  std::vector<RefusedRow> wait();

  /// Makes what was loaded permanent, behind wait().
  void commit();

 private:
  std::vector<RefusedRow> load(CopyJob job);

  Connection connection_;
  Journal journal_;
  Commits commits_;
  bool has_work_ = false;  // that is not permanent
  std::future<std::vector<RefusedRow>> loading_;
};

/// The workers of an import, and its own session.
class CopyWorkers {
 public:
  /// `connection` and `journal` must outlive it.
  CopyWorkers(std::string uri, Commits commits, std::uint64_t sessions, Connection& connection,
              Journal& journal)
      : uri_(std::move(uri)),
        commits_(commits),
        sessions_(sessions),
        connection_(connection),
        journal_(journal) {}

  /// The session of the import.
  Connection& own_session() { return connection_; }

  /// The workers. They see only what is permanent, so all that the import did becomes that. Throws
  /// Error(imp_database_error).
  std::vector<std::unique_ptr<CopyWorker>>& call();

 private:
  std::string uri_;
  Commits commits_;
  std::uint64_t sessions_;
  Connection& connection_;
  Journal& journal_;
  std::vector<std::unique_ptr<CopyWorker>> workers_;
};

}  // namespace exhume::target::postgresql
