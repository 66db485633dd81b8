#include "src/target/postgresql/schema.hpp"

#include <algorithm>

#include "src/target/postgresql/dialect.hpp"

namespace exhume::target::postgresql {

const Column* Table::find(std::string_view oracle_name_of_column) const {
  const auto found = std::ranges::find(columns, oracle_name_of_column, &Column::oracle_name);
  return found == columns.end() ? nullptr : &*found;
}

Column* Table::find(std::string_view oracle_name_of_column) {
  const auto found = std::ranges::find(columns, oracle_name_of_column, &Column::oracle_name);
  return found == columns.end() ? nullptr : &*found;
}

bool Table::has_pending_constraints() const {
  return !pending_keys.empty() || !pending_checks.empty() || !pending_references.empty();
}

std::string qualified_name(const Table& table) {
  return quoted_name(table.schema) + "." + quoted_name(table.name);
}

std::string column_sql(const Column& column) {
  std::string out = quoted_name(column.name) + " " + column.declared;
  if (!column.generated_sql.empty()) {
    out += " GENERATED ALWAYS AS (" + column.generated_sql + ") STORED";
  }
  if (!column.default_sql.empty()) out += " DEFAULT " + column.default_sql;
  if (column.not_null) out += " NOT NULL";
  return out;
}

std::string name_list(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + quoted_name(name);
  return "(" + out + ")";
}

std::string create_table_sql(const Table& table) {
  std::string inside;
  for (const Column& column : table.columns) {
    inside += (inside.empty() ? "" : ", ") + column_sql(column);
  }
  return "CREATE TABLE " + qualified_name(table) + " (" + inside + ")";
}

}  // namespace exhume::target::postgresql
