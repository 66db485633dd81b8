#pragma once
// Rows through COPY, in the session and transaction of the import.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/target/postgresql/connection.hpp"
#include "src/target/postgresql/copy_batch.hpp"
#include "src/target/row_loader.hpp"

namespace exhume::target::postgresql {

/// Loads the rows of one table, batch after batch. Rows go out as they come, and stay in memory
/// until the server has answered for their batch. While it works on the end of a batch the next
/// one fills.
class CopyWriter final : public RowLoader {
 public:
  /// `copy` is COPY … FROM STDIN for `columns`. `connection` must outlive the writer.
  CopyWriter(Connection& connection, std::string copy, std::vector<RowColumn> columns);

  std::string begin() override;
  void insert(const Row& row) override;
  void flush() override;
  void end() override {}
  std::vector<RefusedRow> take_refused() override;

 private:
  std::string copy_with_savepoint() const;
  void start_copy();
  void send_unsent();
  void close_batch();
  void settle();
  void settle_all();

  Connection& connection_;
  std::string copy_;
  std::vector<RowColumn> columns_;
  CopyBatch open_;                     // takes rows
  CopyBatch closing_;                  // is sent, and has no answer yet
  std::size_t sent_ = 0;               // bytes of open_
  std::uint64_t last_of_closing_ = 0;  // number of a row
  bool has_savepoint_ = false;
  bool is_copying_ = false;  // the lines of open_ are on their way
  bool is_closing_ = false;
  std::uint64_t taken_ = 0;    // number of the last row
  std::uint64_t settled_ = 0;  // likewise
  std::vector<RefusedRow> refused_;
};

}  // namespace exhume::target::postgresql
