#pragma once
// A dump into a database.

#include "src/dump/reader.hpp"
#include "src/import/log.hpp"
#include "src/import/parameters.hpp"
#include "src/target/database.hpp"

namespace exhume::imp {

/// Imports what the parameters choose, and finishes the database. What does not work for one
/// object or row is a warning to `diagnostics` or `log`. A dump that ends early or is damaged is
/// one too: all complete rows before that place are kept. Returns how many warnings it printed
/// without `diagnostics`. An import that the database has recorded as cut off goes on; one that it
/// has as finished is left alone. Throws Error when the database breaks down.
std::uint64_t import_dump(dump::Reader& dump, target::Database& database,
                          const Parameters& parameters, Log& log, Diagnostics& diagnostics);

}  // namespace exhume::imp
