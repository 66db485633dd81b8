#pragma once
// SHOW=Y: what an import would run.

#include "src/dump/reader.hpp"
#include "src/import/log.hpp"
#include "src/import/parameters.hpp"

namespace exhume::imp {

/// Echoes the statements that the parameters choose, in the order of the dump, and reports to
/// `diagnostics` what was asked for and is not there, and texts that no target would take whole.
/// Throws Error where the dump ends early.
void show(dump::Reader& dump, const Parameters& parameters, Log& log, Diagnostics& diagnostics);

}  // namespace exhume::imp
