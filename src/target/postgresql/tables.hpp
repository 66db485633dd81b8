#pragma once
// The tables of an import, found or created.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "formats/types/column.hpp"
#include "src/base/error.hpp"
#include "src/sql/ast.hpp"
#include "src/target/postgresql/catalog.hpp"
#include "src/target/postgresql/dialect.hpp"
#include "src/target/postgresql/names.hpp"
#include "src/target/postgresql/schema.hpp"

namespace exhume::target::postgresql {

/// Tables by Oracle's owner and name.
class Tables {
 public:
  /// All three must outlive it.
  Tables(Connection& connection, Catalog& catalog, Diagnostics& diagnostics);

  /// A table that this import has seen, or one that was in the database before; null for another.
  Table* find(const std::string& owner, const std::string& name);

  /// Adds a table that find() does not know, still without a place in the database.
  Table& add(const sql::CreateTable& statement);
  Table& add(const types::TableDescription& description);

  /// Creates the table, and its schema, and returns why that was refused, or "".
  std::string create(Table& table);
  void forget(const Table& table);

  /// Adds a column to a table of this import and returns why that was refused, or "".
  std::string add_column(Table& table, Column column);

  /// A column as CREATE TABLE or ALTER TABLE describes it, and as rows do.
  Column make_column(const Table& table, const sql::Column& column);
  Column make_column(const Table& table, const types::Column& column);

  void set_default(const Table& table, Column& column, const sql::Expression& value);

  /// Creates the schema for an owner when it is missing and returns its name. Throws
  /// Error(imp_database_error).
  std::string make_schema(const std::string& owner);

  /// Finds a table's columns for a translation.
  static FindColumn columns_of(const Table& table);

  /// Reports that `what` of the table was left out.
  void left_out(const Table& table, const std::string& what, const std::string& reason);

  /// Reports that `what` of the table has another name here, when that is more than the letters'
  /// case.
  void note_name(const Table& table, const std::string& what, const std::string& oracle_name,
                 const std::string& name);

  RelationNames& names() { return names_; }
  auto begin() { return tables_.begin(); }
  auto end() { return tables_.end(); }

 private:
  Table& add(const std::string& owner, const std::string& name);
  std::optional<std::string> existing_name(const std::string& owner, const std::string& name,
                                           const std::string& schema);
  std::string claim_name(const Table& table);
  bool give_way(const Table& table, const std::string& name);
  static std::string column_name(const Table& table, const std::string& oracle_name);

  Connection& connection_;
  Catalog& catalog_;
  Diagnostics& diagnostics_;
  RelationNames names_;
  std::set<std::string, std::less<>> schemas_;  // that exist
  std::map<std::pair<std::string, std::string>, Table> tables_;
};

}  // namespace exhume::target::postgresql
