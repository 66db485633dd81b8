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

/// Loads the rows of one table, batch after batch. Rows go out as they come, and stay in memory
/// until the server has answered for their batch: one that it refuses is sent again in halves
/// until the rows at fault are alone. While it works on the end of a batch the next one fills.
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
    std::size_t end;  // of its line in Batch::lines
    std::uint64_t number;
  };
  struct Batch {
    std::string lines;
    std::vector<Row> rows;
    std::size_t sent = 0;        // bytes of `lines`
    std::uint64_t last_row = 0;  // refused ones included

    std::string_view part(std::size_t first, std::size_t last) const;
    void clear();
  };

  void start_copy();
  std::optional<Refusal> end_copy();
  void send_unsent();
  void close_batch();
  void settle();
  void flush();
  void split(const Refusal& refusal, std::size_t first, std::size_t last);

  Connection& connection_;
  Commits commits_;
  std::string copy_;
  std::vector<RowColumn> columns_;
  Batch open_;               // takes rows
  Batch closing_;            // is sent, and has no answer yet
  bool is_copying_ = false;  // the lines of open_ are on their way
  bool is_closing_ = false;
  std::uint64_t taken_ = 0;    // rows
  std::uint64_t settled_ = 0;  // likewise
  std::vector<RefusedRow> refused_;
};

}  // namespace exhume::target::postgresql
