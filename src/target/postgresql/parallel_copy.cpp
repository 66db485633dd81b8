#include "src/target/postgresql/parallel_copy.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "src/base/error.hpp"

namespace exhume::target::postgresql {
namespace {

// Each worker has a batch, and one more fills.
constexpr std::size_t batch_bytes = std::size_t{2} << 20;

constexpr const char* savepoint = "SAVEPOINT exhume_batch; ";
constexpr const char* next_savepoint = "RELEASE SAVEPOINT exhume_batch; SAVEPOINT exhume_batch; ";

}  // namespace

CopyWorker::CopyWorker(const std::string& uri, const std::string& import_id, Commits commits)
    : connection_(uri), journal_(connection_, "exhume."), commits_(commits) {
  connection_.begin();
  connection_.select(lock_workers_shared, {import_id});
  journal_.attach(import_id);
}

std::string CopyWorker::probe(const std::string& copy) {
  // Even a COPY of nothing locks the table.
  has_work_ = true;
  if (const auto refusal = connection_.begin_copy(savepoint + copy)) {
    connection_.execute("ROLLBACK TO SAVEPOINT exhume_batch; RELEASE SAVEPOINT exhume_batch");
    if (!is_about_table(*refusal)) throw Error(Code::imp_database_error, refusal->message);
    return refusal->message;
  }
  connection_.close_copy();
  end_copy(connection_);
  connection_.execute("RELEASE SAVEPOINT exhume_batch");
  return "";
}

void CopyWorker::start(Job job) {
  has_work_ = true;
  loading_ = std::async(std::launch::async,
                        [this, job = std::move(job)]() mutable { return load(std::move(job)); });
}

std::vector<RefusedRow> CopyWorker::load(Job job) {
  if (!job.batch.empty()) {
    begin_copy(connection_, savepoint + job.copy);
    connection_.send(job.batch.lines());
    connection_.close_copy();
    if (const auto refusal = end_copy(connection_)) {
      auto found = load_in_halves(connection_, next_savepoint + job.copy, job.batch, *refusal);
      std::ranges::move(found, std::back_inserter(job.refused));
    }
    connection_.execute("RELEASE SAVEPOINT exhume_batch");
  }
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

ParallelCopy::ParallelCopy(CopyWorkers& workers, std::string copy, std::vector<RowColumn> columns,
                           std::uint64_t part)
    : workers_(workers), copy_(std::move(copy)), columns_(std::move(columns)) {
  open_.part = part;
  open_.first = 1;
}

std::string ParallelCopy::begin() {
  return workers_.front()->probe(copy_);
}

void ParallelCopy::insert(const Row& row) {
  open_.last = row.number;
  if (auto refused = open_.batch.append(columns_, row))
    open_.refused.push_back(std::move(*refused));
  if (open_.batch.is_full(batch_bytes)) hand_out();
}

void ParallelCopy::hand_out() {
  CopyWorker& worker = *workers_[next_worker_];
  next_worker_ = (next_worker_ + 1) % workers_.size();
  collect(worker);
  CopyWorker::Job next;
  next.part = open_.part;
  next.first = open_.last + 1;
  open_.copy = copy_;
  worker.start(std::exchange(open_, std::move(next)));
}

void ParallelCopy::collect(CopyWorker& worker) {
  auto found = worker.wait();
  std::ranges::move(found, std::back_inserter(refused_));
}

void ParallelCopy::flush() {
  if (open_.last >= open_.first) hand_out();
  for (const auto& worker : workers_) collect(*worker);
}

void ParallelCopy::end() {
  for (const auto& worker : workers_) worker->commit();
}

std::vector<RefusedRow> ParallelCopy::take_refused() {
  std::ranges::sort(refused_, {}, &RefusedRow::number);
  return std::exchange(refused_, {});
}

}  // namespace exhume::target::postgresql
