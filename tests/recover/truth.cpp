#include "tests/recover/truth.hpp"

#include "formats/exp/reader.hpp"

namespace exhume::test {

std::vector<TrueTable> true_tables(Bytes dump) {
  std::vector<TrueTable> tables;
  Cursor in(dump);
  exp::Reader reader(in);
  while (const auto statement = reader.next()) {
    if (statement->kind != exp::StatementKind::insert) continue;
    TrueTable table{.insert = statement->line, .insert_range = statement->line_range};
    exp::Row row;
    while (reader.next_row(row)) table.rows.push_back(row.range);
    table.range = {statement->line_range.begin, in.offset()};
    tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace exhume::test
