#pragma once
// The tables of an import in an SQLite file.

#include <optional>
#include <string>

#include "src/target/sqlite/catalog.hpp"
#include "src/target/sqlite/dialect.hpp"
#include "src/target/sqlite/names.hpp"
#include "src/target/tables.hpp"

namespace exhume::target::sqlite {

/// A table of the first schema that the file got tables of is called as in Oracle, one of another
/// schema OWNER.TABLE.
class Tables final : public target::Tables {
 public:
  /// All must outlive it.
  Tables(Connection& connection, Catalog& catalog, Journal& journal, Diagnostics& diagnostics)
      : target::Tables(dialect(), catalog, journal, diagnostics),
        connection_(connection),
        catalog_(catalog) {}

  bool has_index(const Table& table, const std::string& oracle_name) override;
  std::string claim_index(const Table& table, const std::string& oracle_name) override;
  void release_name(const Table&, const std::string& name) override { names().release(name); }
  std::optional<Table> place_view(const std::string& owner,
                                  const std::string& oracle_name) override;
  bool is_in_the_way(const std::string& owner, const std::string& oracle_name) override;
  std::string change_default(Table& table, const Column& column) override;

 protected:
  bool look_up(Table& table) override;
  void place(Table& table) override;
  std::string column_name(const Table& table, const std::string& oracle_name) const override;
  void note_table_name(const Table& table) override;
  void note_column_name(const Table& table, const Column& column) override;
  std::string create_sql(const Table& table) const override;
  Translation next_value(const sql::Name&, std::string_view) override {
    return {"", "SQLite has no sequences"};
  }

 private:
  std::string plain_name(const Table& table);
  Names& names();

  Connection& connection_;
  Catalog& catalog_;
  std::optional<Names> names_;              // read when the first is asked for
  std::optional<std::string> main_schema_;  // likewise
};

}  // namespace exhume::target::sqlite
