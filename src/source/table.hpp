#pragma once
// A table as Oracle would describe it, whatever database it is in.

#include <string>
#include <vector>

#include "formats/types/column.hpp"
#include "src/sql/ast.hpp"

namespace exhume::source {

/// A column that rows have.
struct StoredColumn {
  std::string name;  // Oracle's
  sql::DataType type;
  types::TypeCode code = types::TypeCode::object;
  std::string found_name;  // in the database
  std::string declared;    // its type there
};

struct Default {
  sql::Identifier column;
  sql::Expression value;
};

struct ColumnComment {
  sql::Identifier column;
  std::string text;
};

/// Statements name the table and others of its owner without the owner.
struct Table {
  std::string owner;
  std::string name;
  std::string found_name;      // in the database, quoted and qualified
  sql::CreateTable statement;  // its columns have no defaults
  std::vector<Default> defaults;
  std::vector<StoredColumn> stored;
  std::vector<sql::CreateIndex> indexes;
  std::vector<sql::Constraint> checks;
  std::vector<sql::Constraint> keys;
  std::vector<sql::Constraint> references;  // foreign keys
  std::vector<std::string> enabled;         // names of constraints to enable when all rows are in
  std::string comment;
  std::vector<ColumnComment> column_comments;
};

}  // namespace exhume::source
