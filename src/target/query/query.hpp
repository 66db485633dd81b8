#pragma once
// The query of a view in a target's SQL.

#include <string>
#include <variant>

#include "src/target/expressions.hpp"
#include "src/target/query/relation.hpp"

namespace exhume::target {

/// The query as a relation, whose `sql` is that query in the target's words, or why there is none:
/// "it calls X". Known functions and constructs only, of values that both sides understand alike:
/// what compares or joins different types is left to people, since Oracle converts them by
/// settings. What comes out is put together from known words, quoted names and quoted literals
/// alone.
std::variant<Relation, std::string> translate_query(const std::string& query,
                                                    const QueryDialect& dialect,
                                                    const FindRelation& find_relation);

/// The condition of a CHECK in the table, likewise.
Translation translate_condition(const std::string& condition, const Table& table,
                                const QueryDialect& dialect);

}  // namespace exhume::target
