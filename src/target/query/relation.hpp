#pragma once
// Tables and views as a query sees them.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "src/target/query/query_dialect.hpp"

namespace exhume::target {

struct RelationColumn {
  std::string oracle_name;  // empty for one that no query can name
  std::string name;         // the target's
  Kind kind = Kind::other;
  bool is_native = false;  // as in target::Column
};

struct Relation {
  std::string sql;  // what stands behind FROM: its qualified name, or a query in parentheses
  std::vector<RelationColumn> columns;

  const RelationColumn* find(const std::string& oracle_name) const;
};

/// A table of the target.
Relation relation_of(const Table& table, const QueryDialect& dialect);

/// The relation that Oracle calls so; `owner` is empty where the query names none. Nothing for one
/// that is not in the target.
using FindRelation =
    std::function<std::optional<Relation>(const std::string& owner, const std::string& name)>;

}  // namespace exhume::target
