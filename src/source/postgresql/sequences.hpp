#pragma once
// The sequences of a PostgreSQL database as Oracle's.

#include <functional>
#include <string>
#include <vector>

#include "src/sql/ast.hpp"
#include "src/target/definition.hpp"
#include "src/target/postgresql/connection.hpp"

namespace exhume::source::postgresql {

/// Those of `owner`, going on where they stand: as an import kept them, and others as the server
/// has them, but for those that belong to columns.
std::vector<sql::CreateSequence> read_sequences(
    target::postgresql::Connection& connection, const std::vector<target::Definition>& kept,
    const std::string& owner, const std::function<std::string(const std::string&)>& owner_of);

}  // namespace exhume::source::postgresql
