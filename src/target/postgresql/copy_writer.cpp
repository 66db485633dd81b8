#include "src/target/postgresql/copy_writer.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "src/base/error.hpp"

namespace exhume::target::postgresql {
namespace {

constexpr std::size_t batch_bytes = std::size_t{12} << 20;
// Rows that never reach the server, until their messages go out.
constexpr std::size_t kept_refusals = 100;
constexpr std::size_t send_bytes = std::size_t{64} << 10;
// What a batch holds before it waits for the answer about the one before.
constexpr std::size_t ahead_bytes = std::size_t{1} << 20;

}  // namespace

CopyWriter::CopyWriter(Connection& connection, std::string copy, std::vector<RowColumn> columns)
    : connection_(connection), copy_(std::move(copy)), columns_(std::move(columns)) {}

// A new savepoint for each batch: the one before is in.
std::string CopyWriter::copy_with_savepoint() const {
  return (has_savepoint_ ? "RELEASE SAVEPOINT exhume_batch; SAVEPOINT exhume_batch; "
                         : "SAVEPOINT exhume_batch; ") +
         copy_;
}

std::string CopyWriter::begin() {
  if (const auto refusal = connection_.begin_copy(copy_with_savepoint())) {
    if (!is_about_table(*refusal)) throw Error(Code::imp_database_error, refusal->message);
    connection_.execute("ROLLBACK TO SAVEPOINT exhume_batch; RELEASE SAVEPOINT exhume_batch");
    return refusal->message;
  }
  has_savepoint_ = true;
  is_copying_ = true;
  return "";
}

void CopyWriter::start_copy() {
  begin_copy(connection_, copy_with_savepoint());
  has_savepoint_ = true;
  is_copying_ = true;
}

void CopyWriter::insert(const Row& row) {
  taken_ = row.number;
  if (auto refused = open_.append(columns_, row)) {
    refused_.push_back(std::move(*refused));
    if (refused_.size() >= kept_refusals) settle_all();
    return;
  }
  if (!is_copying_) {
    if (open_.lines().size() < ahead_bytes && !open_.is_full(batch_bytes)) return;
    if (is_closing_) settle();
    start_copy();
  }
  if (open_.lines().size() - sent_ >= send_bytes) send_unsent();
  if (open_.is_full(batch_bytes)) close_batch();
}

void CopyWriter::send_unsent() {
  connection_.send(open_.lines().substr(sent_));
  sent_ = open_.lines().size();
}

void CopyWriter::close_batch() {
  send_unsent();
  connection_.close_copy();
  last_of_closing_ = taken_;
  std::swap(open_, closing_);
  sent_ = 0;
  is_copying_ = false;
  is_closing_ = true;
}

void CopyWriter::settle() {
  is_closing_ = false;
  if (const auto refusal = end_copy(connection_)) {
    auto found = load_in_halves(connection_, copy_with_savepoint(), closing_, *refusal);
    std::ranges::move(found, std::back_inserter(refused_));
  }
  settled_ = last_of_closing_;
  closing_.clear();
}

void CopyWriter::settle_all() {
  if (is_closing_) settle();
  if (!is_copying_ && !open_.empty()) start_copy();
  if (is_copying_) {
    close_batch();
    settle();
  }
  settled_ = taken_;
}

// The savepoint goes with the transaction.
void CopyWriter::flush() {
  settle_all();
  has_savepoint_ = false;
}

std::vector<RefusedRow> CopyWriter::take_refused() {
  // Rows before those of a batch without an answer may still be refused.
  std::ranges::sort(refused_, {}, &RefusedRow::number);
  const auto end = std::ranges::upper_bound(refused_, settled_, {}, &RefusedRow::number);
  std::vector<RefusedRow> out(std::make_move_iterator(refused_.begin()),
                              std::make_move_iterator(end));
  refused_.erase(refused_.begin(), end);
  return out;
}

}  // namespace exhume::target::postgresql
