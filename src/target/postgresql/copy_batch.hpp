#pragma once
// Rows as COPY text, until the server has answered for them.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/target/database.hpp"
#include "src/target/postgresql/connection.hpp"
#include "src/target/postgresql/row_text.hpp"

namespace exhume::target::postgresql {

/// Some rows of one table, in their order.
class CopyBatch {
 public:
  /// Appends a row, or returns it when a value would be changed on the way.
  std::optional<RefusedRow> append(std::span<const RowColumn> columns, const Row& row);

  /// Whether it is time to send it: it has so many bytes, or very many rows.
  bool is_full(std::size_t bytes) const;

  bool empty() const { return rows_.empty(); }
  std::size_t size() const { return rows_.size(); }
  std::string_view lines() const { return lines_; }

  /// The lines of the rows from `first` up to and without `last`.
  std::string_view lines(std::size_t first, std::size_t last) const;

  /// A row that the server refused.
  RefusedRow refused(std::size_t row, std::string reason) const;

  void clear();

 private:
  struct Entry {
    std::uint64_t number;
    std::size_t end;  // of its line in lines_
  };

  std::string lines_;
  std::vector<Entry> rows_;
};

/// Whether the refusal is about the table that rows are for: a missing privilege, table or column.
/// A lock, or a server without room, is nothing that the next table would be spared.
bool is_about_table(const Refusal& refusal);

/// Whether the refusal is about rows, and not about the session or the table.
bool is_about_rows(const Refusal& refusal);

/// Finds the rows of a batch that `refusal` is about: sends it again in halves, and these in
/// halves, each with `copy`, which stands for COPY behind a savepoint exhume_batch of its own. All
/// others are in then. Throws Error(imp_database_error).
std::vector<RefusedRow> load_in_halves(Connection& connection, const std::string& copy,
                                       const CopyBatch& batch, const Refusal& refusal);

/// The answer to a COPY that was closed; what it refused is taken back up to exhume_batch. Throws
/// Error(imp_database_error) when it is not about rows.
std::optional<Refusal> end_copy(Connection& connection);

/// Loads a batch behind a savepoint of its own, and returns the rows that were refused. Throws
/// Error(imp_database_error).
std::vector<RefusedRow> load_batch(Connection& connection, const std::string& copy,
                                   const CopyBatch& batch);

/// Why the server refuses the COPY itself, whatever its rows, or "". Throws
/// Error(imp_database_error) for what is not about the table.
std::string probe_copy(Connection& connection, const std::string& copy);

/// Begins COPY. Throws Error(imp_database_error) when it is refused.
void begin_copy(Connection& connection, const std::string& sql);

}  // namespace exhume::target::postgresql
