#pragma once
// What an SQLite file says of its tables, with what an import noted of them.

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "src/source/database.hpp"
#include "src/source/found.hpp"
#include "src/target/sqlite/connection.hpp"

namespace exhume::source::sqlite {

/// Reads the schema and the side tables of an import, where there are any.
class Catalog {
 public:
  /// Tables that no import made belong to `own_user`, or to the first owner of an import.
  /// `connection` must outlive the catalog.
  Catalog(const target::sqlite::Connection& connection, std::string own_user);

  std::vector<std::string> owners() const;
  std::vector<std::string> tables(const std::string& owner) const;
  FoundTable table(const std::string& owner, const std::string& name) const;
  const std::vector<target::Definition>& definitions() const { return definitions_; }
  std::vector<Object> objects(const std::string& owner) const;

  /// The next value of a sequence that an import noted.
  std::optional<std::string> next_value(const std::string& owner, const std::string& name) const;

 private:
  struct OracleName {
    std::string owner;
    std::string name;
  };

  bool has_side_table(const std::string& name) const;
  void read_tables();
  void read_definitions();
  void read_columns(FoundTable& table, const std::string& sqlite_name) const;
  void read_indexes(FoundTable& table, const std::string& sqlite_name) const;
  void read_references(FoundTable& table, const std::string& sqlite_name) const;
  std::string oracle_column(const FoundTable& table, const std::string& sqlite_column) const;

  const target::sqlite::Connection& connection_;
  std::string own_user_;
  std::map<std::pair<std::string, std::string>, std::string> tables_;  // SQLite's by Oracle's name
  std::map<std::string, OracleName> oracle_names_;                     // by SQLite's name, folded
  std::vector<target::Definition> definitions_;
};

}  // namespace exhume::source::sqlite
