#include "src/target/postgresql/copy_writer.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "src/base/error.hpp"
#include "src/target/copy_text.hpp"

namespace exhume::target::postgresql {
namespace {

constexpr std::size_t batch_bytes = std::size_t{4} << 20;
constexpr std::size_t batch_rows = 10'000;
// Rows that never reach the server, until their messages go out.
constexpr std::size_t kept_refusals = 100;
constexpr std::size_t send_bytes = std::size_t{64} << 10;

// The rows of a table, in a transaction of their own or as a part of the import's.
constexpr const char* begin_transaction = "BEGIN; SAVEPOINT exhume_batch";
constexpr const char* begin_part = "SAVEPOINT exhume_rows; SAVEPOINT exhume_batch";
constexpr const char* end_part = "RELEASE SAVEPOINT exhume_rows";
constexpr const char* take_back_part =
    "ROLLBACK TO SAVEPOINT exhume_rows; RELEASE SAVEPOINT exhume_rows";

// Classes of SQLSTATE that are about the rows: data exception, integrity constraint violation,
// check option, program limit exceeded, raised by a trigger.
// https://www.postgresql.org/docs/12/errcodes-appendix.html
constexpr std::array row_classes =
    std::to_array<std::string_view>({"22", "23", "44", "54", "P0"});

std::vector<std::string> shown_values(std::span<const types::Value> values) {
  std::vector<std::string> out;
  for (const types::Value& value : values) {
    std::string& text = out.emplace_back();
    types::append_text(text, value);
    if (text.size() > shown_of_a_value) text.resize(shown_of_a_value);
  }
  return out;
}

bool is_about_rows(const Refusal& refusal) {
  return std::ranges::find(row_classes, std::string_view(refusal.sqlstate).substr(0, 2)) !=
         row_classes.end();
}

}  // namespace

CopyWriter::CopyWriter(Connection& connection, Commits commits, std::string copy,
                       std::vector<RowColumn> columns)
    : connection_(connection), commits_(commits), copy_(std::move(copy)), columns_(std::move(columns)) {}

std::string CopyWriter::begin() {
  connection_.execute(commits_ == Commits::as_it_goes ? begin_transaction : begin_part);
  if (const auto refusal = connection_.begin_copy(copy_)) {
    roll_back();
    return refusal->message;
  }
  is_copying_ = true;
  return "";
}

void CopyWriter::start_copy() {
  if (const auto refusal = connection_.begin_copy(copy_)) {
    throw Error(Code::imp_database_error, refusal->message);
  }
  is_copying_ = true;
}

std::optional<Refusal> CopyWriter::end_copy() {
  is_copying_ = false;
  auto refusal = connection_.end_copy();
  if (!refusal) {
    connection_.execute("RELEASE SAVEPOINT exhume_batch; SAVEPOINT exhume_batch");
  } else if (is_about_rows(*refusal)) {
    connection_.execute("ROLLBACK TO SAVEPOINT exhume_batch");
  } else {
    throw Error(Code::imp_database_error, refusal->message);
  }
  return refusal;
}

void CopyWriter::insert(std::span<const types::Value> values) {
  ++taken_;
  if (auto problem = append_row(lines_, columns_, values)) {
    refused_.push_back({taken_, std::move(*problem), shown_values(values)});
  } else {
    rows_.push_back({lines_.size(), taken_});
  }
  if (lines_.size() - sent_ >= send_bytes) send_unsent();
  if (lines_.size() >= batch_bytes || rows_.size() >= batch_rows ||
      refused_.size() >= kept_refusals) {
    finish_batch();
    start_copy();
  }
}

void CopyWriter::send_unsent() {
  connection_.send(std::string_view(lines_).substr(sent_));
  sent_ = lines_.size();
}

std::string_view CopyWriter::lines(std::size_t first, std::size_t last) const {
  const std::size_t begin = first == 0 ? 0 : rows_[first - 1].end;
  return std::string_view(lines_).substr(begin, rows_[last - 1].end - begin);
}

void CopyWriter::finish_batch() {
  send_unsent();
  if (const auto refusal = end_copy()) split(*refusal, 0, rows_.size());
  std::ranges::sort(refused_, {}, &RefusedRow::number);
  lines_.clear();
  rows_.clear();
  sent_ = 0;
}

void CopyWriter::split(const Refusal& refusal, std::size_t first, std::size_t last) {
  if (first == last) throw Error(Code::imp_database_error, refusal.message);
  if (last - first == 1) {
    const std::string_view line = lines(first, last);
    refused_.push_back({rows_[first].number, refusal.message,
                        copy_fields(line.substr(0, line.size() - 1))});
    return;
  }
  const std::size_t middle = first + (last - first) / 2;
  for (const auto& [from, to] : {std::pair(first, middle), std::pair(middle, last)}) {
    start_copy();
    connection_.send(lines(from, to));
    if (const auto again = end_copy()) split(*again, from, to);
  }
}

void CopyWriter::commit() {
  finish_batch();
  if (commits_ == Commits::as_it_goes) {
    connection_.execute("COMMIT");
    connection_.execute(begin_transaction);
  }
  start_copy();
}

void CopyWriter::end() {
  finish_batch();
  connection_.execute(commits_ == Commits::as_it_goes ? "COMMIT" : end_part);
}

void CopyWriter::roll_back() noexcept {
  if (is_copying_) connection_.abandon_copy();
  try {
    connection_.execute(commits_ == Commits::as_it_goes ? "ROLLBACK" : take_back_part);
  } catch (const Error&) {
    // The session is lost, and its transaction with it.
  }
}

std::vector<RefusedRow> CopyWriter::take_refused() {
  // Those of a batch that is still open may have others before them.
  if (!rows_.empty() || refused_.empty()) return {};
  return std::exchange(refused_, {});
}

}  // namespace exhume::target::postgresql
