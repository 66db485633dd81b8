#pragma once
// What the import knows of a table in the SQLite file.

#include <string>
#include <string_view>
#include <vector>

#include "src/sql/ast_table.hpp"

namespace exhume::target::sqlite {

struct Column {
  std::string oracle_name;
  std::string name;         // the same, unless two names of the table differ only in case
  std::string declared;     // the declared type; may be empty
  std::string oracle_type;  // as Oracle writes it
  bool not_null = false;
  bool wants_not_null = false;  // to be NOT NULL once all rows are in
  bool saw_null = false;        // in a row of this import
  std::string default_sql;      // empty for none
  std::string default_text;     // as the dump has it
  std::string generated_sql;    // of a virtual column
};

struct Key {
  std::string name;
  bool primary = false;
  std::vector<std::string> columns;  // Oracle's names, as in the other constraints
};

struct Check {
  std::string name;
  std::string sql;
};

struct ForeignKey {
  std::string name;
  std::vector<std::string> columns;
  std::string parent_owner;
  std::string parent_name;
  std::vector<std::string> parent_columns;  // empty: the primary key
  sql::OnDelete on_delete = sql::OnDelete::no_action;
};

/// A foreign key as it stands in CREATE TABLE: all names are SQLite's.
struct References {
  std::string name;
  std::vector<std::string> columns;
  std::string parent;
  std::vector<std::string> parent_columns;
  sql::OnDelete on_delete = sql::OnDelete::no_action;
};

struct Table {
  std::string owner;
  std::string oracle_name;
  std::string name;      // in SQLite
  bool existed = false;  // before this import, which then leaves its definition alone
  bool created = false;
  std::vector<Column> columns;
  std::vector<Check> checks;           // that stand in the definition
  std::vector<References> references;  // likewise

  // What enable_constraints() has to do.
  std::vector<Key> pending_keys;
  std::vector<Check> pending_checks;
  std::vector<ForeignKey> pending_references;
  bool has_new_defaults = false;

  std::vector<std::string> primary_key;

  /// The column that Oracle calls so, or null.
  Column* find(std::string_view oracle_name_of_column);
  const Column* find(std::string_view oracle_name_of_column) const;

  bool has_pending_constraints() const;
};

/// CREATE TABLE as SQLite keeps it.
std::string create_table_sql(const Table& table);

/// "NAME" TYPE DEFAULT 0 NOT NULL.
std::string column_sql(const Column& column);

/// ("A", "B")
std::string name_list(const std::vector<std::string>& names);

}  // namespace exhume::target::sqlite
