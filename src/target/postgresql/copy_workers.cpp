#include "src/target/postgresql/copy_workers.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace exhume::target::postgresql {

CopyWorker::CopyWorker(const std::string& uri, const std::string& import_id, Commits commits)
    : connection_(uri), journal_(connection_, "exhume."), commits_(commits) {
  connection_.begin();
  connection_.select(lock_workers_shared, {import_id});
  journal_.attach(import_id);
}

void CopyWorker::start(CopyJob job) {
  has_work_ = true;
  loading_ = std::async(std::launch::async,
                        [this, job = std::move(job)]() mutable { return load(std::move(job)); });
}

std::vector<RefusedRow> CopyWorker::load(CopyJob job) {
  auto found = load_batch(connection_, job.copy, job.batch);
  std::ranges::move(found, std::back_inserter(job.refused));
  journal_.note_rows(job.part, job.first, job.last);
  for (const RefusedRow& row : job.refused) journal_.note_refused(job.part, row);
  journal_.save();
  if (commits_ == Commits::as_it_goes) commit();
  return std::move(job.refused);
}

std::vector<RefusedRow> CopyWorker::wait() {
  return loading_.valid() ? loading_.get() : std::vector<RefusedRow>{};
}

void CopyWorker::commit() {
  if (std::exchange(has_work_, false)) connection_.commit();
}

std::vector<std::unique_ptr<CopyWorker>>& CopyWorkers::call() {
  journal_.save();
  connection_.commit();
  while (workers_.size() < sessions_) {
    workers_.push_back(std::make_unique<CopyWorker>(uri_, journal_.import_id(), commits_));
  }
  return workers_;
}

}  // namespace exhume::target::postgresql
