#pragma once
// The side tables: what SQLite has no place for, as rows.

#include <optional>
#include <string>
#include <string_view>

#include "src/sql/ast.hpp"
#include "src/target/catalog.hpp"
#include "src/target/journal.hpp"
#include "src/target/sqlite/connection.hpp"

namespace exhume::target::sqlite {

/// Keeps exhume_tables, exhume_columns, exhume_sequences, exhume_objects and exhume_definitions.
class Catalog final : public target::Catalog {
 public:
  /// Creates the side tables that are missing. `connection` must outlive the catalog.
  explicit Catalog(Connection& connection);

  void add_table(const Table& table) override;
  void add_column(const Table& table) override;
  void set_default(const Table& table, const Column& column) override;
  void add_object(std::string_view owner, std::string_view kind, std::string_view name,
                  std::string_view definition) override;
  void add_definition(const Definition& definition) override;

  /// What an earlier import called the table; nothing when it imported none of that name.
  std::optional<std::string> sqlite_name(std::string_view owner, std::string_view name) const;

  /// The owner of the first table that other imports made: its tables have plain names.
  std::optional<std::string> main_schema(const Journal& journal) const;

  /// Adds the comment; false when the table or column is not known.
  bool comment(std::string_view owner, const sql::Comment& comment);

  void add_sequence(std::string_view owner, const sql::CreateSequence& sequence);

 private:
  void add_column(const Table& table, std::size_t position);

  Connection& connection_;
};

}  // namespace exhume::target::sqlite
