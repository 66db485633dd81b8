#pragma once
// The tables of an import, found or created.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "formats/types/column.hpp"
#include "src/base/error.hpp"
#include "src/sql/ast.hpp"
#include "src/target/sqlite/catalog.hpp"
#include "src/target/sqlite/expressions.hpp"
#include "src/target/sqlite/names.hpp"
#include "src/target/sqlite/schema.hpp"

namespace exhume::target::sqlite {

/// Tables by Oracle's owner and name. A table of the first schema that the file got tables of is
/// called as in Oracle, one of another schema OWNER.TABLE.
class Tables {
 public:
  /// All three must outlive it.
  Tables(Connection& connection, Catalog& catalog, Diagnostics& diagnostics);

  /// A table that this import has seen, or one that was in the file before; null for another.
  Table* find(const std::string& owner, const std::string& name);

  /// Adds a table that find() does not know, still without a place in the file.
  Table& add(const sql::CreateTable& statement);
  Table& add(const types::TableDescription& description);

  /// Creates the table in the file and returns why that failed, or "".
  std::string create(Table& table);
  void forget(const Table& table);

  /// Adds a column to a table of this import and returns why that failed, or "".
  std::string add_column(Table& table, Column column);

  /// A column as CREATE TABLE or ALTER TABLE describes it.
  Column make_column(const Table& table, const sql::Column& column);
  Column make_column(const Table& table, const types::Column& column);

  void set_default(const Table& table, Column& column, const sql::Expression& value);

  /// Finds a table's columns for a translation.
  static FindColumn columns_of(const Table& table);

  /// Reports that `what` of the table was left out.
  void left_out(const Table& table, const std::string& what, const std::string& reason);

  Names& names() { return names_; }
  auto begin() { return tables_.begin(); }
  auto end() { return tables_.end(); }
  auto begin() const { return tables_.begin(); }
  auto end() const { return tables_.end(); }

 private:
  Table& add(const std::string& owner, const std::string& name);
  std::string plain_name(const std::string& owner, const std::string& name);
  std::optional<std::string> existing_name(const std::string& owner, const std::string& name);
  void read_columns(Table& table);
  static std::string column_name(const Table& table, const std::string& wanted);

  Connection& connection_;
  Catalog& catalog_;
  Diagnostics& diagnostics_;
  Names names_;
  std::optional<std::string> main_schema_;
  std::map<std::pair<std::string, std::string>, Table> tables_;
};

}  // namespace exhume::target::sqlite
