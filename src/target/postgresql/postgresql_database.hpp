#pragma once
// A PostgreSQL database as the target of an import. docs/postgresql.md has what users rely on.

#include <memory>
#include <string>

#include "src/base/error.hpp"
#include "src/target/database.hpp"

namespace exhume::target::postgresql {

/// Connects to a `postgresql://` or `postgres://` URI. `diagnostics` must outlive the result.
/// Throws Error(imp_database_error).
/// With more than one session rows are loaded in so many beside the import's own.
std::unique_ptr<Database> open_database(const std::string& uri, Commits commits,
                                        std::uint64_t sessions, Diagnostics& diagnostics);

}  // namespace exhume::target::postgresql
