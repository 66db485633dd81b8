#pragma once
// The side tables: what SQLite has no place for, as rows.

#include <optional>
#include <string>
#include <string_view>

#include "src/sql/ast.hpp"
#include "src/target/sqlite/connection.hpp"
#include "src/target/sqlite/schema.hpp"

namespace exhume::target::sqlite {

/// Keeps exhume_tables, exhume_columns, exhume_sequences and exhume_objects.
class Catalog {
 public:
  /// Creates the side tables that are missing. `connection` must outlive the catalog.
  explicit Catalog(Connection& connection);

  /// What an earlier import called the table; nothing when it imported none of that name.
  std::optional<std::string> sqlite_name(std::string_view owner, std::string_view name) const;

  /// The owner of the first table that was imported: its tables have plain names.
  std::optional<std::string> main_schema() const;

  void add_table(const Table& table);
  void add_column(const Table& table, std::size_t position);
  void set_default(const Table& table, const Column& column);

  /// Adds the comment; false when the table or column is not known.
  bool comment(std::string_view owner, const sql::Comment& comment);

  void add_sequence(std::string_view owner, const sql::CreateSequence& sequence);
  void add_object(std::string_view owner, std::string_view kind, std::string_view name,
                  std::string_view definition);

 private:
  Connection& connection_;
};

}  // namespace exhume::target::sqlite
