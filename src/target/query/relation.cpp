#include "src/target/query/relation.hpp"

#include <algorithm>
#include <utility>

#include "src/sql/tokens.hpp"

namespace exhume::target {

const RelationColumn* Relation::find(const std::string& oracle_name) const {
  const auto found = std::ranges::find(columns, oracle_name, &RelationColumn::oracle_name);
  return found == columns.end() ? nullptr : &*found;
}

Relation relation_of(const Table& table, const QueryDialect& dialect) {
  Relation relation{.sql = qualified_name(table)};
  for (const Column& column : table.columns) {
    std::string oracle_name = column.oracle_name;
    if (oracle_name.empty()) {
      const std::string folded = sql::fold_case(column.name);
      oracle_name = dialect.name(folded) == column.name ? folded : column.name;
    }
    relation.columns.push_back({std::move(oracle_name), column.name, dialect.kind(column)});
  }
  return relation;
}

}  // namespace exhume::target
