#pragma once
// A database into a dump.

#include "formats/exp/layout.hpp"
#include "formats/exp/stream.hpp"
#include "src/export/log.hpp"
#include "src/export/parameters.hpp"
#include "src/source/database.hpp"

namespace exhume::exporter {

/// The owners whose objects the parameters ask for, in alphabetical order. Owners that are not
/// there are reported. Throws Error(exp_user_not_found) when none is left.
std::vector<std::string> chosen_owners(source::Database& database, const Parameters& parameters,
                                       Diagnostics& diagnostics);

/// Hands everything that the parameters choose to `sink`, behind `layout`, in the order of the
/// release's exp. What cannot be written is a warning to `diagnostics`. Throws Error when the
/// database breaks down, and Error(exp_table_not_found) when none of the tables is there.
void export_database(source::Database& database, const Parameters& parameters,
                     const exp::Layout& layout, exp::StreamSink& sink, Log& log,
                     Diagnostics& diagnostics);

}  // namespace exhume::exporter
