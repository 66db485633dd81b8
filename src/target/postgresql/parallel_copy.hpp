#pragma once
// Rows through COPY in several sessions at once.

#include <cstdint>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "src/target/journal.hpp"
#include "src/target/postgresql/connection.hpp"
#include "src/target/postgresql/copy_batch.hpp"
#include "src/target/row_loader.hpp"

namespace exhume::target::postgresql {

/// A session that loads batches, one after the other, beside the thread that fills them. What it
/// loads is recorded in its own transactions.
class CopyWorker {
 public:
  /// Rows of one table from `first` to `last`, whatever of them was refused before.
  struct Job {
    std::string copy;
    CopyBatch batch;
    std::vector<RefusedRow> refused;
    std::uint64_t part = 0;
    std::uint64_t first = 0;
    std::uint64_t last = 0;
  };

  /// Throws Error(imp_database_error), as all that follow.
  CopyWorker(const std::string& uri, const std::string& import_id, Commits commits);

  /// Why the server refuses the COPY itself, or "".
  std::string probe(const std::string& copy);

  /// Begins to load, behind wait().
  void start(Job job);

  /// Waits for the batch, if there is one, and returns the rows of it that were refused.
  std::vector<RefusedRow> wait();

  /// Makes what was loaded permanent, behind wait().
  void commit();

 private:
  std::vector<RefusedRow> load(Job job);

  Connection connection_;
  Journal journal_;
  Commits commits_;
  bool has_work_ = false;  // that is not permanent
  std::future<std::vector<RefusedRow>> loading_;
};

using CopyWorkers = std::vector<std::unique_ptr<CopyWorker>>;

/// Deals the batches of one table out to the workers.
class ParallelCopy final : public RowLoader {
 public:
  /// `workers` must outlive the loader.
  ParallelCopy(CopyWorkers& workers, std::string copy, std::vector<RowColumn> columns,
               std::uint64_t part);

  std::string begin() override;
  void insert(const Row& row) override;
  void flush() override;
  void end() override;
  bool keeps_record() const override { return true; }
  std::vector<RefusedRow> take_refused() override;

 private:
  void hand_out();
  void collect(CopyWorker& worker);

  CopyWorkers& workers_;
  std::size_t next_worker_ = 0;
  std::string copy_;
  std::vector<RowColumn> columns_;
  CopyWorker::Job open_;
  std::vector<RefusedRow> refused_;
};

}  // namespace exhume::target::postgresql
