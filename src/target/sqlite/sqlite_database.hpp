#pragma once
// An SQLite file as the target of an import. docs/imp.md has what users rely on.

#include <memory>
#include <string>

#include "src/base/error.hpp"
#include "src/target/database.hpp"

namespace exhume::target::sqlite {

/// Opens the database at `path`, or begins a new one that appears there only with finish().
/// `diagnostics` must outlive it. Throws Error(imp_cannot_create_file or imp_database_error).
std::unique_ptr<Database> open_database(const std::string& path, Commits commits,
                                        Diagnostics& diagnostics);

}  // namespace exhume::target::sqlite
