#include "src/target/sqlite/schema.hpp"

#include "src/target/sqlite/dialect.hpp"

namespace exhume::target::sqlite {

std::string create_table_sql(const Table& table, const Rules& rules) {
  std::string inside;
  const auto add = [&inside](const std::string& part) {
    inside += (inside.empty() ? "\n  " : ",\n  ") + part;
  };
  for (const Column& column : table.columns) add(column_sql(dialect(), column));
  for (const Check& check : rules.checks) {
    add(constraint_sql(check.name) + "CHECK (" + check.sql + ")");
  }
  for (const References& key : rules.references) {
    add(constraint_sql(key.name) + "FOREIGN KEY " + name_list(key.columns) + " REFERENCES " +
        quoted_name(key.parent) + " " + name_list(key.parent_columns) +
        std::string(on_delete_sql(key.on_delete)) + std::string(key.deferral));
  }
  return "CREATE TABLE " + quoted_name(table.name) + " (" + inside + "\n)";
}

}  // namespace exhume::target::sqlite
