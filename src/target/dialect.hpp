#pragma once
// Where the SQL of one target differs from that of another.

#include <string>
#include <string_view>

#include "formats/types/column.hpp"
#include "src/sql/ast_table.hpp"
#include "src/target/expressions.hpp"
#include "src/target/query/query_dialect.hpp"
#include "src/target/table.hpp"

namespace exhume::target {

/// Types, expressions and columns in a target's own words. Without state.
class Dialect {
 public:
  Dialect() = default;
  Dialect(const Dialect&) = delete;
  Dialect& operator=(const Dialect&) = delete;
  virtual ~Dialect() = default;

  /// "SQLite".
  virtual std::string_view product() const = 0;

  /// The declared type of a column that holds every value of `type` and changes none.
  virtual std::string declared_type(const sql::DataType& type) const = 0;

  /// The same from a column descriptor, which knows less.
  virtual std::string declared_type(const types::ColumnType& type) const = 0;

  /// The declared type of a column for which the dump names none.
  virtual std::string untyped() const = 0;

  /// Why the values of a column declared so take another form than Oracle's, which nobody should
  /// have to find out; "" where they do not.
  virtual std::string_view kept_form(const sql::DataType& type,
                                     std::string_view declared) const = 0;

  /// A condition, an index key or a virtual column's expression.
  virtual Translation expression(const sql::Expression& expression,
                                 const FindColumn& find_column) const = 0;

  /// A default for a column declared so.
  virtual Translation default_value(const sql::Expression& expression,
                                    std::string_view declared) const = 0;

  /// A column as an expression sees it.
  virtual ColumnReference reference(const Column& column) const = 0;

  virtual const QueryDialect& queries() const = 0;

  /// What stands behind GENERATED ALWAYS AS (…).
  virtual std::string_view generated_storage() const = 0;
};

/// "NAME" TYPE DEFAULT 0 NOT NULL.
std::string column_sql(const Dialect& dialect, const Column& column);

}  // namespace exhume::target
