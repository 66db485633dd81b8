#pragma once
// The side tables in the schema exhume: where things came from, and what PostgreSQL has no place
// for.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/target/catalog.hpp"
#include "src/target/postgresql/connection.hpp"

namespace exhume::target::postgresql {

/// Keeps exhume_tables, exhume_columns, exhume_objects and exhume_definitions.
class Catalog final : public target::Catalog {
 public:
  /// Creates what is missing. `connection` must outlive the catalog.
  explicit Catalog(Connection& connection);

  /// What an earlier import called the table in `schema`, if it is still there.
  std::optional<std::string> table_name(std::string_view owner, std::string_view name,
                                        std::string_view schema) const;

  /// Whether a table of that name and schema came from some table of Oracle's.
  bool is_imported(std::string_view schema, std::string_view table_name) const;

  void add_table(const Table& table) override;
  void add_column(const Table& table) override;
  void set_default(const Table& table, const Column& column) override;
  void add_object(std::string_view owner, std::string_view kind, std::string_view name,
                  std::string_view definition) override;
  void add_definition(const Definition& definition) override;

  void rename(const Table& table);

  /// The columns of a table that is in the database, in their order.
  std::vector<Column> columns_of(const Table& table) const;

 private:
  void add_columns(const Table& table, std::size_t first);

  Connection& connection_;
};

}  // namespace exhume::target::postgresql
