#pragma once
// The side tables in the schema exhume: where things came from, and what PostgreSQL has no place
// for.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/target/catalog.hpp"
#include "src/target/postgresql/connection.hpp"

namespace exhume::target::postgresql {

/// The tables of a schema.
struct SchemaTables {
  std::map<std::pair<std::string, std::string>, std::string>
      imported;                               // by Oracle's owner and name
  std::set<std::string, std::less<>> others;  // that no import made
};

/// Keeps exhume_tables, exhume_columns, exhume_objects and exhume_definitions.
class Catalog final : public target::Catalog {
 public:
  /// Creates what is missing. `connection` must outlive the catalog.
  explicit Catalog(Connection& connection);

  /// The tables that are in `schema` by now.
  SchemaTables tables_of(const std::string& schema) const;

  void add_table(const Table& table) override;
  void add_column(const Table& table) override;
  void set_default(const Table& table, const Column& column) override;
  void add_object(std::string_view owner, std::string_view kind, std::string_view name,
                  std::string_view definition) override;
  void add_definition(const Definition& definition) override;

  void rename(const Table& table);
  void rename_index(const Table& table, const std::string& from, const std::string& to);

  /// The columns of a table that is in the database, in their order.
  std::vector<Column> columns_of(const Table& table) const;

 private:
  void add_columns(const Table& table, std::size_t first);

  Connection& connection_;
};

}  // namespace exhume::target::postgresql
