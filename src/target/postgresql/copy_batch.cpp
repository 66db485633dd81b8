#include "src/target/postgresql/copy_batch.hpp"

#include <algorithm>
#include <array>

#include "src/base/error.hpp"
#include "src/target/copy_text.hpp"

namespace exhume::target::postgresql {
namespace {

constexpr std::size_t batch_rows = 30'000;

constexpr const char* savepoint = "SAVEPOINT exhume_batch; ";
constexpr const char* next_savepoint = "RELEASE SAVEPOINT exhume_batch; SAVEPOINT exhume_batch; ";
constexpr const char* release = "RELEASE SAVEPOINT exhume_batch";

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

// The rows from `first` up to and without `last`, of which at least one is at fault.
void split(Connection& connection, const std::string& copy, const CopyBatch& batch,
           const Refusal& refusal, std::size_t first, std::size_t last,
           std::vector<RefusedRow>& found) {
  if (first == last) throw Error(Code::imp_database_error, refusal.message);
  if (last - first == 1) {
    found.push_back(batch.refused(first, refusal.message));
    return;
  }
  const std::size_t middle = first + (last - first) / 2;
  for (const auto& [from, to] : {std::pair(first, middle), std::pair(middle, last)}) {
    begin_copy(connection, copy);
    connection.send(batch.lines(from, to));
    connection.close_copy();
    if (const auto again = end_copy(connection)) {
      split(connection, copy, batch, *again, from, to, found);
    }
  }
}

}  // namespace

std::optional<RefusedRow> CopyBatch::append(std::span<const RowColumn> columns, const Row& row) {
  if (auto problem = append_row(lines_, columns, row.values)) {
    return RefusedRow{row.number, std::move(*problem), shown_values(row.values)};
  }
  rows_.push_back({row.number, lines_.size()});
  return std::nullopt;
}

bool CopyBatch::is_full(std::size_t bytes) const {
  return lines_.size() >= bytes || rows_.size() >= batch_rows;
}

std::string_view CopyBatch::lines(std::size_t first, std::size_t last) const {
  if (first == last) return {};
  const std::size_t begin = first == 0 ? 0 : rows_[first - 1].end;
  return std::string_view(lines_).substr(begin, rows_[last - 1].end - begin);
}

RefusedRow CopyBatch::refused(std::size_t row, std::string reason) const {
  const std::string_view line = lines(row, row + 1);
  return {rows_[row].number, std::move(reason), copy_fields(line.substr(0, line.size() - 1))};
}

void CopyBatch::clear() {
  lines_.clear();
  rows_.clear();
}

// https://www.postgresql.org/docs/12/errcodes-appendix.html
bool is_about_table(const Refusal& refusal) {
  return refusal.sqlstate.starts_with("42");
}

bool is_about_rows(const Refusal& refusal) {
  return std::ranges::find(row_classes, std::string_view(refusal.sqlstate).substr(0, 2)) !=
         row_classes.end();
}

std::vector<RefusedRow> load_in_halves(Connection& connection, const std::string& copy,
                                       const CopyBatch& batch, const Refusal& refusal) {
  std::vector<RefusedRow> found;
  split(connection, copy, batch, refusal, 0, batch.size(), found);
  return found;
}

std::vector<RefusedRow> load_batch(Connection& connection, const std::string& copy,
                                   const CopyBatch& batch) {
  std::vector<RefusedRow> refused;
  if (batch.empty()) return refused;
  begin_copy(connection, savepoint + copy);
  connection.send(batch.lines());
  connection.close_copy();
  if (const auto refusal = end_copy(connection)) {
    refused = load_in_halves(connection, next_savepoint + copy, batch, *refusal);
  }
  connection.execute(release);
  return refused;
}

std::string probe_copy(Connection& connection, const std::string& copy) {
  if (const auto refusal = connection.begin_copy(savepoint + copy)) {
    if (!is_about_table(*refusal)) throw Error(Code::imp_database_error, refusal->message);
    connection.execute("ROLLBACK TO SAVEPOINT exhume_batch; RELEASE SAVEPOINT exhume_batch");
    return refusal->message;
  }
  connection.close_copy();
  end_copy(connection);
  connection.execute(release);
  return "";
}

std::optional<Refusal> end_copy(Connection& connection) {
  auto refusal = connection.end_copy();
  if (!refusal) return std::nullopt;
  if (!is_about_rows(*refusal)) throw Error(Code::imp_database_error, refusal->message);
  connection.execute("ROLLBACK TO SAVEPOINT exhume_batch");
  return refusal;
}

void begin_copy(Connection& connection, const std::string& sql) {
  if (const auto refusal = connection.begin_copy(sql)) {
    throw Error(Code::imp_database_error, refusal->message);
  }
}

}  // namespace exhume::target::postgresql
