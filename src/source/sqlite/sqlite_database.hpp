#pragma once
// An SQLite file as the source of an export.

#include <memory>
#include <string>

#include "src/base/error.hpp"
#include "src/source/database.hpp"

namespace exhume::source::sqlite {

/// Opens a file that exists, to read it in one transaction. Tables that no import made belong to
/// `own_user`. `diagnostics` must outlive the result. Throws Error(imp_database_error).
std::unique_ptr<Database> open_database(const std::string& path, const std::string& own_user,
                                        Diagnostics& diagnostics);

}  // namespace exhume::source::sqlite
