#include "src/target/postgresql/parallel_copy.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace exhume::target::postgresql {
namespace {

// Each worker has a batch, and one more fills.
constexpr std::size_t batch_bytes = std::size_t{2} << 20;
// Rows that never reach the server, until their messages go out.
constexpr std::size_t kept_refusals = 100;

}  // namespace

ParallelCopy::ParallelCopy(CopyWorkers& workers, std::string copy, std::vector<RowColumn> columns,
                           std::uint64_t part)
    : workers_(workers), copy_(std::move(copy)), columns_(std::move(columns)) {
  open_.part = part;
  open_.first = 1;
}

std::string ParallelCopy::begin() {
  return probe_copy(workers_.own_session(), copy_);
}

void ParallelCopy::insert(const Row& row) {
  open_.last = row.number;
  if (auto refused = open_.batch.append(columns_, row))
    open_.refused.push_back(std::move(*refused));
  if (open_.batch.is_full(batch_bytes) || open_.refused.size() >= kept_refusals) hand_out();
}

void ParallelCopy::hand_out() {
  if (called_ == nullptr) called_ = &workers_.call();
  CopyWorker& worker = *(*called_)[next_worker_];
  next_worker_ = (next_worker_ + 1) % called_->size();
  collect(worker.wait());
  CopyJob next;
  next.part = open_.part;
  next.first = open_.last + 1;
  open_.copy = copy_;
  worker.start(std::exchange(open_, std::move(next)));
}

void ParallelCopy::collect(std::vector<RefusedRow> found) {
  std::ranges::move(found, std::back_inserter(refused_));
}

void ParallelCopy::flush() {
  // A table that has been flushed before is none of the small ones.
  if (called_ == nullptr && open_.first == 1) {
    collect(load_batch(workers_.own_session(), copy_, open_.batch));
    collect(std::exchange(open_.refused, {}));
    open_.batch.clear();
    open_.first = open_.last + 1;
    return;
  }
  if (open_.last >= open_.first) hand_out();
  if (called_ == nullptr) return;
  for (const auto& worker : *called_) collect(worker->wait());
}

void ParallelCopy::end() {
  if (called_ == nullptr) return;
  for (const auto& worker : *called_) worker->commit();
}

std::vector<RefusedRow> ParallelCopy::take_refused() {
  std::ranges::sort(refused_, {}, &RefusedRow::number);
  return std::exchange(refused_, {});
}

}  // namespace exhume::target::postgresql
