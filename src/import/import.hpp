#pragma once
// A dump into a database.

#include "src/dump/reader.hpp"
#include "src/import/leftovers.hpp"
#include "src/import/log.hpp"
#include "src/import/parameters.hpp"
#include "src/import/reject_file.hpp"
#include "src/logging/logged_diagnostics.hpp"
#include "src/target/database.hpp"

namespace exhume::imp {

/// What an import leaves to be told.
struct ImportResult {
  std::uint64_t warnings = 0;  // that were printed without the diagnostics
  RejectedRows rejected;       // of this run, and of those before that it went on with
};

/// Imports what the parameters choose, and finishes the database. What does not work for one
/// object or row is a warning to `diagnostics` or `log`. A dump that ends early or is damaged is
/// one too: all complete rows before that place are kept. An import that the database has recorded
/// as cut off goes on; one that it has as finished is left alone unless its tables are gone. Throws
/// Error when the database breaks down. What has no meaning in the database goes to `leftovers`.
ImportResult import_dump(dump::Reader& dump, target::Database& database,
                         const Parameters& parameters, Log& log, Leftovers& leftovers,
                         logging::LoggedDiagnostics& diagnostics);

}  // namespace exhume::imp
