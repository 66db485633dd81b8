#pragma once
// What an import knows of a table in its target.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "src/sql/ast_table.hpp"
#include "src/sql/tokens.hpp"

namespace exhume::target {

struct Column {
  std::string oracle_name;
  std::string name;         // the target's
  std::string declared;     // its type there; may be empty
  std::string oracle_type;  // as Oracle writes it
  bool not_null = false;
  bool wants_not_null = false;  // to be NOT NULL once all rows are in
  std::string default_sql;      // empty for none
  std::string default_text;     // as the dump has it
  std::string generated_sql;    // of a virtual column
  bool is_native = false;       // no import made it; its Oracle name is what that would be
};

struct Key {
  std::string name;
  bool primary = false;
  std::vector<std::string> columns;  // Oracle's names, as in the other constraints
  sql::Constraint source;            // as ALTER TABLE adds it; likewise
  bool at_once = false;              // whatever the source says
};

struct Check {
  std::string name;
  std::string sql;
  bool validated = true;  // not NOVALIDATE
  sql::Constraint source;
};

struct ForeignKey {
  std::string name;
  std::vector<std::string> columns;
  std::string parent_owner;
  std::string parent_name;
  std::vector<std::string> parent_columns;  // empty: the primary key
  sql::OnDelete on_delete = sql::OnDelete::no_action;
  bool validated = true;
  sql::Constraint source;
};

/// A unique index on plain columns that this import made: a key can take it over.
struct UniqueIndex {
  std::string name;                  // the target's
  std::vector<std::string> columns;  // Oracle's, in their order
};

/// The column that Oracle calls so, or null. A native one is found in any case of letters.
template <typename Columns>
auto find_column(Columns& columns, std::string_view oracle_name) -> decltype(columns.data()) {
  for (auto& column : columns) {
    if (column.oracle_name == oracle_name) return &column;
  }
  const std::string folded = sql::fold_case(oracle_name);
  for (auto& column : columns) {
    if (column.is_native && sql::fold_case(column.oracle_name) == folded) return &column;
  }
  return nullptr;
}

struct Table {
  std::string owner;
  std::string oracle_name;
  std::string schema;    // the target's; empty where it has none
  std::string name;      // the target's
  bool existed = false;  // before this import, which then leaves its definition alone
  bool created = false;
  std::vector<Column> columns;
  std::set<std::string, std::less<>> oracle_columns;  // names of those that are to come as well
  std::vector<std::string> primary_key;               // Oracle's names
  std::vector<UniqueIndex> unique_indexes;
  bool has_new_defaults = false;  // that came after it was created

  // What waits for the end of the import.
  std::vector<Key> pending_keys;
  std::vector<Check> pending_checks;
  std::vector<ForeignKey> pending_references;

  /// As find_column().
  Column* find(std::string_view oracle_name_of_column);
  const Column* find(std::string_view oracle_name_of_column) const;

  bool has_pending_constraints() const;
};

/// The name in double quotes, so that no word is reserved.
std::string quoted_name(std::string_view name);

/// "schema"."table", or "table".
std::string qualified_name(const Table& table);

/// ("a", "b")
std::string name_list(const std::vector<std::string>& names);

/// CONSTRAINT "name", or nothing without a name.
std::string constraint_sql(const std::string& name);

/// What stands behind REFERENCES.
std::string_view on_delete_sql(sql::OnDelete action);

}  // namespace exhume::target
