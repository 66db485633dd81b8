#pragma once
// Which segments of orphan datafiles are which tables.

#include <span>
#include <string>
#include <vector>

#include "src/transport/build.hpp"

namespace exhume::transport {

/// The tables that the request names, or one for each segment with table rows, grouped by owner.
/// Columns come from the request, from its definitions, or from the rows, which is said in
/// `remarks`. Throws Error(imp_bad_parameter).
std::vector<BuiltTable> choose_tables(std::span<const Orphan> files, const BuildRequest& request,
                                      std::vector<std::string>& remarks);

}  // namespace exhume::transport
