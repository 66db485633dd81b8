#include "src/target/table.hpp"

#include <algorithm>

#include "src/sql/tokens.hpp"

namespace exhume::target {

const Column* Table::find(std::string_view oracle_name_of_column) const {
  return find_column(columns, oracle_name_of_column);
}

Column* Table::find(std::string_view oracle_name_of_column) {
  return find_column(columns, oracle_name_of_column);
}

bool Table::has_pending_constraints() const {
  return !pending_keys.empty() || !pending_checks.empty() || !pending_references.empty() ||
         std::ranges::any_of(columns, &Column::wants_not_null);
}

std::string quoted_name(std::string_view name) {
  return sql::quote(name, '"');
}

std::string qualified_name(const Table& table) {
  return table.schema.empty() ? quoted_name(table.name)
                              : quoted_name(table.schema) + "." + quoted_name(table.name);
}

std::string name_list(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + quoted_name(name);
  return "(" + out + ")";
}

std::string constraint_sql(const std::string& name) {
  return name.empty() ? "" : "CONSTRAINT " + quoted_name(name) + " ";
}

std::string_view on_delete_sql(sql::OnDelete action) {
  switch (action) {
    case sql::OnDelete::cascade: return " ON DELETE CASCADE";
    case sql::OnDelete::set_null: return " ON DELETE SET NULL";
    case sql::OnDelete::no_action: break;
  }
  return "";
}

}  // namespace exhume::target
