#pragma once
// What a database's own catalog says of a table, before Oracle's side is put together from it.

#include <functional>
#include <string>
#include <vector>

#include "src/base/error.hpp"
#include "src/source/table.hpp"
#include "src/target/definition.hpp"
#include "src/target/expressions.hpp"

namespace exhume::source {

struct FoundColumn {
  std::string name;  // Oracle's
  std::string found_name;
  std::string declared;     // as the targets declare types
  std::string oracle_type;  // that an import noted, or ""
  sql::DataType type;       // what `declared` is in Oracle when no import says better
  bool not_null = false;
  bool generated = false;       // its values are computed
  std::string default_text;     // in Oracle's dialect, or ""
  std::string unknown_default;  // one that has no words there, or ""
  std::string comment;
};

/// PRIMARY KEY or UNIQUE, on columns as Oracle calls them.
struct FoundKey {
  std::string name;
  bool primary = false;
  std::vector<std::string> columns;
};

struct FoundIndexKey {
  std::string column;      // Oracle's name, or ""
  std::string expression;  // in the database's dialect, when it is no column
  bool descending = false;
};

struct FoundIndex {
  std::string name;  // in the database
  bool unique = false;
  std::vector<FoundIndexKey> keys;
};

struct FoundCheck {
  std::string name;
  std::string condition;  // in the database's dialect
};

struct FoundReference {
  std::string name;
  std::vector<std::string> columns;
  std::string parent_owner;
  std::string parent;
  std::vector<std::string> parent_columns;  // empty: the primary key
  sql::OnDelete on_delete = sql::OnDelete::no_action;
};

struct FoundTable {
  std::string owner;
  std::string name;
  std::string found_name;  // quoted and qualified
  std::string comment;
  std::vector<FoundColumn> columns;
  std::vector<FoundKey> keys;  // declared as keys
  std::vector<FoundIndex> indexes;
  std::vector<FoundCheck> checks;
  std::vector<FoundReference> references;
};

/// What a target declares for a type of Oracle's.
using DeclaredType = std::function<std::string(const sql::DataType&)>;

/// The table with all that an import kept of its definition, as far as the database still has it.
/// Reports what has no meaning in Oracle.
Table assemble(const FoundTable& found, const std::vector<target::Definition>& kept,
               const DeclaredType& declared_type, Diagnostics& diagnostics);

/// A default of the database's in Oracle's words; `moment` is what stands for CURRENT_TIMESTAMP.
target::Translation oracle_default(const std::string& text, std::string_view moment);

/// The sequence that an import kept, going on with `next_value`.
std::optional<sql::CreateSequence> sequence_of(const target::Definition& kept,
                                               const std::string& next_value);

/// The name that Oracle has for one of a database that folds names to small letters: EMP for emp.
/// A name with anything else in it stays as it is.
std::string oracle_name(const std::string& name);

}  // namespace exhume::source
