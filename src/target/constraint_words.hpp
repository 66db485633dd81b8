#pragma once
// What the targets need of a constraint's syntax tree before their dialects part.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/sql/ast.hpp"

namespace exhume::target {

/// The names alone, in UTF-8.
std::vector<std::string> texts(const std::vector<sql::Identifier>& identifiers);

/// The constraint's name; empty when it has none.
std::string name_of(const sql::Constraint& constraint);

/// Whether it holds for the rows that are there: ENABLE NOVALIDATE does not.
bool is_validated(const sql::Constraint& constraint);

/// Whether it may be broken until a transaction's end.
bool is_deferrable(const sql::Constraint& constraint);

/// " DEFERRABLE", perhaps with INITIALLY DEFERRED, or nothing.
std::string_view deferral_sql(const sql::Constraint& constraint);

/// What a message calls it: "check CK", or "a check" without a name.
std::string described(std::string_view kind, const std::string& name);

/// A constraint that stands within a column, as ALTER TABLE adds it. `column` is empty for one
/// that does not.
sql::Constraint out_of_line(sql::Constraint constraint, const std::string& column);

/// ALTER TABLE of the table that Oracle calls so.
template <typename Table, typename Action>
sql::Statement alter_table(const Table& table, Action action) {
  return sql::AlterTable{{sql::Identifier{table.owner}, {table.oracle_name}}, std::move(action)};
}

/// What the target calls the columns of that name in Oracle; nothing when `table` lacks one.
template <typename Table>
std::optional<std::vector<std::string>> column_names(const Table& table,
                                                     const std::vector<std::string>& columns) {
  std::vector<std::string> out;
  for (const std::string& name : columns) {
    const auto* column = table.find(name);
    if (column == nullptr) return std::nullopt;
    out.push_back(column->name);
  }
  return out;
}

}  // namespace exhume::target
