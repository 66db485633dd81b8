#pragma once
// What a PostgreSQL database says of its tables, with what an import noted of them.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "src/source/database.hpp"
#include "src/source/found.hpp"
#include "src/target/postgresql/connection.hpp"

namespace exhume::source::postgresql {

/// Reads pg_catalog and the side tables of an import, where there are any.
class Catalog {
 public:
  /// Tables in the schema public that no import made belong to `own_user`. `connection` must
  /// outlive the catalog.
  Catalog(target::postgresql::Connection& connection, std::string own_user);

  std::vector<std::string> owners() const;
  std::vector<std::string> tables(const std::string& owner) const;
  FoundTable table(const std::string& owner, const std::string& name);
  const std::vector<target::Definition>& definitions() const { return definitions_; }
  std::vector<Object> objects(const std::string& owner);
  std::vector<sql::CreateSequence> sequences(const std::string& owner);

 private:
  struct Place {
    std::string schema;
    std::string name;
    std::string oid;
    bool is_imported = false;
  };
  using Name = std::pair<std::string, std::string>;

  void read_tables();
  void read_definitions();
  std::string owner_of(const std::string& schema) const;
  void read_columns(FoundTable& table, const Place& place);
  void read_constraints(FoundTable& table, const Place& place);
  void read_indexes(FoundTable& table, const Place& place);
  std::vector<std::string> oracle_columns(const Name& table, const std::string& found_names);

  target::postgresql::Connection& connection_;
  std::string own_user_;
  bool has_side_tables_ = false;
  std::map<Name, Place> tables_;                                     // by Oracle's name
  std::map<Name, Name> oracle_names_;                                // by schema and name
  std::map<Name, std::map<std::string, std::string>> column_names_;  // Oracle's by the server's
  std::vector<target::Definition> definitions_;
};

}  // namespace exhume::source::postgresql
