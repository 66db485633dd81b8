#pragma once
// Rows through COPY in several sessions at once.

#include <memory>
#include <string>
#include <vector>

#include "src/target/postgresql/copy_workers.hpp"
#include "src/target/row_loader.hpp"

namespace exhume::target::postgresql {

/// Deals the batches of one table out to the workers. Rows that fit into one batch go through the
/// session of the import: for a small table that is quicker than asking others.
class ParallelCopy final : public RowLoader {
 public:
  /// `workers` must outlive the loader.
  ParallelCopy(CopyWorkers& workers, std::string copy, std::vector<RowColumn> columns,
               std::uint64_t part);

  std::string begin() override;
  void insert(const Row& row) override;
  void flush() override;
  void end() override;
  bool keeps_record() const override { return called_ != nullptr; }
  std::vector<RefusedRow> take_refused() override;

 private:
  void hand_out();
  void collect(std::vector<RefusedRow> found);

  CopyWorkers& workers_;
  std::vector<std::unique_ptr<CopyWorker>>* called_ = nullptr;
  std::size_t next_worker_ = 0;
  std::string copy_;
  std::vector<RowColumn> columns_;
  CopyJob open_;
  std::vector<RefusedRow> refused_;
};

}  // namespace exhume::target::postgresql
