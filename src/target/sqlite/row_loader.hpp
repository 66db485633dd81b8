#pragma once
// The way of rows into an SQLite table.

#include <vector>

#include "src/target/row_loader.hpp"
#include "src/target/sql_target.hpp"
#include "src/target/sqlite/connection.hpp"
#include "src/target/sqlite/row_writer.hpp"

namespace exhume::target::sqlite {

/// Inserts row by row; SQLite answers for each at once.
class RowLoader final : public target::RowLoader {
 public:
  /// `connection` must outlive the loader.
  RowLoader(Connection& connection, const Table& table, const std::vector<BoundColumn>& columns);

  std::string begin() override { return ""; }
  void insert(const Row& row) override;
  void flush() override {}
  void end() override {}
  std::vector<RefusedRow> take_refused() override;

 private:
  Connection& connection_;
  RowWriter writer_;
  std::vector<RefusedRow> refused_;
};

}  // namespace exhume::target::sqlite
