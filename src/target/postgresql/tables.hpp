#pragma once
// The tables of an import in PostgreSQL.

#include <map>
#include <optional>
#include <string>

#include "src/target/postgresql/catalog.hpp"
#include "src/target/postgresql/names.hpp"
#include "src/target/postgresql/sequences.hpp"
#include "src/target/tables.hpp"

namespace exhume::target::postgresql {

/// Owners are schemas, and names are folded where they are ordinary ones.
class Tables final : public target::Tables {
 public:
  /// All must outlive it.
  Tables(Connection& connection, Catalog& catalog, Journal& journal, RelationNames& names,
         Sequences& sequences, Diagnostics& diagnostics);

  bool has_index(const Table& table, const std::string& oracle_name) override;
  std::string claim_index(const Table& table, const std::string& oracle_name) override;
  void release_name(const Table& table, const std::string& name) override;
  bool is_in_the_way(const std::string& owner, const std::string& oracle_name) override;
  std::optional<Table> place_view(const std::string& owner,
                                  const std::string& oracle_name) override;
  std::string change_default(Table& table, const Column& column) override;

  /// Takes note that an index of the table has another name now.
  void rename_index(const Table& table, const std::string& from, const std::string& to);

  RelationNames& names() { return names_; }

 protected:
  bool look_up(Table& table) override;
  void place(Table& table) override;
  std::string column_name(const Table& table, const std::string& oracle_name) const override;
  void note_table_name(const Table& table) override;
  void note_column_name(const Table& table, const Column& column) override;
  std::string create_sql(const Table& table) const override;
  Translation next_value(const sql::Name& sequence, std::string_view declared) override;

 private:
  std::optional<std::string> existing_name(const Table& table);
  std::string claim_name(const Table& table);
  bool give_way(const Table& table, const std::string& name);
  void note_name(const Table& table, const std::string& what, const std::string& oracle_name,
                 const std::string& name);

  Connection& connection_;
  Catalog& catalog_;
  RelationNames& names_;
  Sequences& sequences_;
  std::map<std::string, SchemaTables> before_;  // this import, by their schema
};

}  // namespace exhume::target::postgresql
