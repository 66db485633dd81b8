#pragma once
// A PostgreSQL database as the source of an export.

#include <memory>
#include <string>

#include "src/base/error.hpp"
#include "src/source/database.hpp"

namespace exhume::source::postgresql {

/// What the rows of several tables have in common.
enum class Snapshot { one_per_table, one };

/// Connects to a `postgresql://` URI, to read in one transaction. Tables of the schema public
/// belong to `own_user`. `diagnostics` must outlive the result. Throws Error(imp_database_error).
std::unique_ptr<Database> open_database(const std::string& uri, const std::string& own_user,
                                        Snapshot snapshot, Diagnostics& diagnostics);

}  // namespace exhume::source::postgresql
