#include "src/target/sqlite/schema.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/target/sqlite/dialect.hpp"

namespace exhume::target::sqlite {
namespace {

std::string on_delete_sql(sql::OnDelete action) {
  switch (action) {
    case sql::OnDelete::cascade: return " ON DELETE CASCADE";
    case sql::OnDelete::set_null: return " ON DELETE SET NULL";
    case sql::OnDelete::no_action: break;
  }
  return "";
}

std::string constraint_sql(const std::string& name) {
  return name.empty() ? "" : "CONSTRAINT " + quoted_name(name) + " ";
}

}  // namespace

const Column* Table::find(std::string_view oracle_name_of_column) const {
  const auto found = std::ranges::find(columns, oracle_name_of_column, &Column::oracle_name);
  return found == columns.end() ? nullptr : &*found;
}

Column* Table::find(std::string_view oracle_name_of_column) {
  const auto found = std::ranges::find(columns, oracle_name_of_column, &Column::oracle_name);
  return found == columns.end() ? nullptr : &*found;
}

bool Table::has_pending_constraints() const {
  return !pending_keys.empty() || !pending_checks.empty() || !pending_references.empty() ||
         std::ranges::any_of(columns, &Column::wants_not_null);
}

std::string column_sql(const Column& column) {
  std::string out = quoted_name(column.name);
  if (!column.declared.empty()) out += " " + column.declared;
  if (!column.generated_sql.empty()) out += " GENERATED ALWAYS AS (" + column.generated_sql + ")";
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
  const auto add = [&inside](const std::string& part) {
    inside += (inside.empty() ? "\n  " : ",\n  ") + part;
  };
  for (const Column& column : table.columns) add(column_sql(column));
  for (const Check& check : table.checks) {
    add(constraint_sql(check.name) + "CHECK (" + check.sql + ")");
  }
  for (const References& key : table.references) {
    add(constraint_sql(key.name) + "FOREIGN KEY " + name_list(key.columns) + " REFERENCES " +
        quoted_name(key.parent) + " " + name_list(key.parent_columns) +
        on_delete_sql(key.on_delete));
  }
  return "CREATE TABLE " + quoted_name(table.name) + " (" + inside + "\n)";
}

}  // namespace exhume::target::sqlite
