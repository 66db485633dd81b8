#pragma once
// A table's definition as SQLite keeps it.

#include <string>
#include <string_view>
#include <vector>

#include "src/target/table.hpp"

namespace exhume::target::sqlite {

/// A foreign key as it stands in CREATE TABLE: all names are SQLite's.
struct References {
  std::string name;
  std::vector<std::string> columns;
  std::string parent;
  std::vector<std::string> parent_columns;
  sql::OnDelete on_delete = sql::OnDelete::no_action;
  std::string_view deferral;  // as deferral_sql() has it
};

/// The constraints in a definition.
struct Rules {
  std::vector<Check> checks;
  std::vector<References> references;
};

std::string create_table_sql(const Table& table, const Rules& rules);

}  // namespace exhume::target::sqlite
