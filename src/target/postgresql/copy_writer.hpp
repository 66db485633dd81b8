#pragma once
// Rows through COPY, with those that the server refuses found one by one.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/types/value.hpp"
#include "src/target/database.hpp"
#include "src/target/postgresql/connection.hpp"
#include "src/target/postgresql/row_text.hpp"

namespace exhume::target::postgresql {

/// Loads the rows of one table within a transaction. Rows go out as they come, and stay in memory
/// until a batch of them is in: when the server refuses a batch it is sent again in halves until
/// the rows at fault are alone.
class CopyWriter {
 public:
  /// `copy` is COPY … FROM STDIN for `columns`. `connection` must outlive the writer.
  CopyWriter(Connection& connection, Commits commits, std::string copy,
             std::vector<RowColumn> columns);

  /// Begins and returns why the server refuses the COPY itself, or "".
  std::string begin();

  /// Takes one row. Throws Error(imp_database_error), as all that follow.
  void insert(std::span<const types::Value> values);

  /// Makes the rows so far permanent, unless all is to be so at the end, and goes on.
  void commit();

  /// Ends what begin() began: with the rows since the last commit, or without them.
  void end();
  void roll_back() noexcept;

  /// The rows that were found refused since the last call, in their order.
  std::vector<RefusedRow> take_refused();

 private:
  struct Row {
    std::size_t end;  // of its line in lines_
    std::uint64_t number;
  };

  void start_copy();
  std::optional<Refusal> end_copy();
  void send_unsent();
  void finish_batch();
  void split(const Refusal& refusal, std::size_t first, std::size_t last);
  std::string_view lines(std::size_t first, std::size_t last) const;

  Connection& connection_;
  Commits commits_;
  std::string copy_;
  std::vector<RowColumn> columns_;
  std::string lines_;  // of the batch
  std::vector<Row> rows_;
  std::size_t sent_ = 0;  // bytes of lines_
  bool is_copying_ = false;
  std::uint64_t taken_ = 0;  // rows
  std::vector<RefusedRow> refused_;
};

}  // namespace exhume::target::postgresql
