#pragma once
// What PostgreSQL calls what Oracle calls so.

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "src/target/journal.hpp"
#include "src/target/postgresql/connection.hpp"

namespace exhume::target::postgresql {

/// The name as it is, but for U+0000, which becomes U+FFFD; one of more than 63 bytes is cut to
/// 54 or a little less, and _ and eight hexadecimal digits follow, the FNV-1a hash of the whole.
std::string exact_name(std::string_view oracle_name);

/// An ordinary name of Oracle's, without small letters and with nothing but letters, digits, _,
/// $ and #, in small ASCII letters, so that psql finds it without quotes: EMP is emp. Any other
/// name as exact_name() gives it.
std::string folded_name(std::string_view oracle_name);

/// Whether the name is what one expects who knows how names are folded.
bool is_expected(std::string_view oracle_name, std::string_view name);

/// The schema for an owner: folded, with _ before it when PostgreSQL or this import keeps the
/// name for itself.
std::string schema_name(std::string_view owner);

/// Whether PostgreSQL keeps a column of that name for itself in each table.
bool is_system_column(std::string_view name);

using TakenNames = std::set<std::string, std::less<>>;

/// `wanted`, or with _2, _3 … behind it when that is taken.
std::string free_name(const TakenNames& taken, const std::string& wanted);

/// Schemas, and in each the names of tables, indexes, views and sequences, which share one
/// namespace. Those that an earlier run of this import made are free, since it will make them
/// again.
class RelationNames {
 public:
  /// Both must outlive it.
  RelationNames(Connection& connection, const Journal& journal)
      : connection_(connection), journal_(journal) {}

  /// Creates the schema for an owner when it is missing and returns its name. Throws
  /// Error(imp_database_error).
  std::string make_schema(const std::string& owner);

  bool is_taken(const std::string& schema, const std::string& name);

  /// Whether a table, view or the like has the name since before this import.
  bool existed(const std::string& schema, const std::string& name);
  bool view_existed(const std::string& schema, const std::string& name);

  /// A free name near `wanted`. It is taken from then on.
  std::string claim(const std::string& schema, const std::string& wanted);

  /// Takes a name that is free, or gives it back.
  void take(const std::string& schema, const std::string& name);
  void release(const std::string& schema, const std::string& name);

 private:
  struct Schema {
    TakenNames taken;
    TakenNames tables_before;
    TakenNames views_before;
  };

  Schema& names_of(const std::string& schema);

  Connection& connection_;
  const Journal& journal_;
  std::set<std::string, std::less<>> schemas_;  // that exist
  std::map<std::string, Schema, std::less<>> names_;
};

}  // namespace exhume::target::postgresql
