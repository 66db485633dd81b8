#include "src/target/query/relation.hpp"

namespace exhume::target {

const RelationColumn* Relation::find(const std::string& oracle_name) const {
  return find_column(columns, oracle_name);
}

Relation relation_of(const Table& table, const QueryDialect& dialect) {
  Relation relation{.sql = qualified_name(table)};
  for (const Column& column : table.columns) {
    relation.columns.push_back(
        {column.oracle_name, column.name, dialect.kind(column), column.is_native});
  }
  return relation;
}

}  // namespace exhume::target
