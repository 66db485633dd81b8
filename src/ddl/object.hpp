#pragma once
// Which object a statement is about.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/sql/ast.hpp"

namespace exhume::ddl {

/// The kinds of objects that listings count and filters name, in the order in which a script
/// creates them.
enum class Kind {
  tablespace,
  user,  // and roles, profiles
  directory,
  database_link,
  type,
  sequence,
  cluster,
  table,
  comment,
  index,
  constraint,  // keys and checks
  synonym,
  view,
  materialized_view,
  procedure,
  function,
  package,
  foreign_key,
  trigger,
  grant,
  block,  // PL/SQL that an import would run
  statistics,
  other,
};

/// "foreign key", "materialized view": the singular that is printed.
std::string_view kind_name(Kind kind);

/// The kind that a name with spaces or underscores means, in any case of letters; nothing
/// else is known.
std::optional<Kind> find_kind(std::string_view name);

/// All names that find_kind() knows.
std::vector<std::string> kind_names();

/// What a statement creates or changes.
struct Object {
  Kind kind = Kind::other;
  std::string owner;     // where the statement qualifies the name, else empty; UTF-8
  std::string name;      // of the object, or of the table it belongs to; UTF-8
  bool creates = false;  // CREATE, and not a change to what exists
};

Object describe(const sql::Statement& statement);

/// The table that the statement is about, in UTF-8 without its owner; nothing where it is about
/// no table. A trigger's is the name behind its first ON.
std::optional<std::string> table_of(const sql::Statement& statement);

}  // namespace exhume::ddl
