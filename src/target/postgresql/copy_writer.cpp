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
// What a batch holds before it waits for the answer about the one before.
constexpr std::size_t ahead_bytes = std::size_t{1} << 20;

// The rows of a table, in a transaction of their own or as a part of the import's.
constexpr const char* begin_transaction = "BEGIN; SAVEPOINT exhume_batch";
constexpr const char* begin_part = "SAVEPOINT exhume_rows; SAVEPOINT exhume_batch";
constexpr const char* end_part = "RELEASE SAVEPOINT exhume_rows";
constexpr const char* take_back_part =
    "ROLLBACK TO SAVEPOINT exhume_rows; RELEASE SAVEPOINT exhume_rows";

// A new savepoint for each batch: the one before is in.
constexpr const char* renew_savepoint = "RELEASE SAVEPOINT exhume_batch; SAVEPOINT exhume_batch; ";

// Classes of SQLSTATE that are about the rows: data exception, integrity constraint violation,
// check option, program limit exceeded, raised by a trigger.
// https://www.postgresql.org/docs/12/errcodes-appendix.html
constexpr std::array row_classes = std::to_array<std::string_view>({"22", "23", "44", "54", "P0"});

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
    : connection_(connection),
      commits_(commits),
      copy_(std::move(copy)),
      columns_(std::move(columns)) {}

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
  if (const auto refusal = connection_.begin_copy(renew_savepoint + copy_)) {
    throw Error(Code::imp_database_error, refusal->message);
  }
  is_copying_ = true;
}

// The answer to the COPY that was closed; what it refused is taken back.
std::optional<Refusal> CopyWriter::end_copy() {
  is_copying_ = false;
  auto refusal = connection_.end_copy();
  if (!refusal) return std::nullopt;
  if (!is_about_rows(*refusal)) throw Error(Code::imp_database_error, refusal->message);
  connection_.execute("ROLLBACK TO SAVEPOINT exhume_batch");
  return refusal;
}

void CopyWriter::insert(std::span<const types::Value> values) {
  ++taken_;
  if (auto problem = append_row(open_.lines, columns_, values)) {
    refused_.push_back({taken_, std::move(*problem), shown_values(values)});
    if (refused_.size() >= kept_refusals) flush();
    return;
  }
  open_.rows.push_back({open_.lines.size(), taken_});
  const bool is_full = open_.lines.size() >= batch_bytes || open_.rows.size() >= batch_rows;
  if (!is_copying_) {
    if (open_.lines.size() < ahead_bytes && !is_full) return;
    if (is_closing_) settle();
    start_copy();
  }
  if (open_.lines.size() - open_.sent >= send_bytes) send_unsent();
  if (is_full) close_batch();
}

void CopyWriter::send_unsent() {
  connection_.send(std::string_view(open_.lines).substr(open_.sent));
  open_.sent = open_.lines.size();
}

void CopyWriter::close_batch() {
  send_unsent();
  connection_.close_copy();
  open_.last_row = taken_;
  std::swap(open_, closing_);
  is_copying_ = false;
  is_closing_ = true;
}

void CopyWriter::settle() {
  is_closing_ = false;
  if (const auto refusal = end_copy()) split(*refusal, 0, closing_.rows.size());
  settled_ = closing_.last_row;
  closing_.clear();
}

void CopyWriter::flush() {
  if (is_closing_) settle();
  if (!is_copying_) start_copy();
  close_batch();
  settle();
}

// `refusal` is about rows of the batch that is closing.
void CopyWriter::split(const Refusal& refusal, std::size_t first, std::size_t last) {
  if (first == last) throw Error(Code::imp_database_error, refusal.message);
  if (last - first == 1) {
    const std::string_view line = closing_.part(first, last);
    refused_.push_back({closing_.rows[first].number, refusal.message,
                        copy_fields(line.substr(0, line.size() - 1))});
    return;
  }
  const std::size_t middle = first + (last - first) / 2;
  for (const auto& [from, to] : {std::pair(first, middle), std::pair(middle, last)}) {
    start_copy();
    connection_.send(closing_.part(from, to));
    connection_.close_copy();
    if (const auto again = end_copy()) split(*again, from, to);
  }
}

void CopyWriter::commit() {
  flush();
  if (commits_ == Commits::at_the_end) return;
  connection_.execute("COMMIT");
  connection_.execute(begin_transaction);
}

void CopyWriter::end() {
  flush();
  connection_.execute(commits_ == Commits::as_it_goes ? "COMMIT" : end_part);
}

void CopyWriter::roll_back() noexcept {
  if (is_copying_ || is_closing_) connection_.abandon_copy();
  try {
    connection_.execute(commits_ == Commits::as_it_goes ? "ROLLBACK" : take_back_part);
  } catch (const Error&) {
    // The session is lost, and its transaction with it.
  }
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

std::string_view CopyWriter::Batch::part(std::size_t first, std::size_t last) const {
  const std::size_t begin = first == 0 ? 0 : rows[first - 1].end;
  return std::string_view(lines).substr(begin, rows[last - 1].end - begin);
}

void CopyWriter::Batch::clear() {
  lines.clear();
  rows.clear();
  sent = 0;
}

}  // namespace exhume::target::postgresql
