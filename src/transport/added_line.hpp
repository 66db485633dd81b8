#pragma once
// Lines of a dump that only somebody who knows the dead database can give.

#include <string_view>

#include "src/transport/build.hpp"

namespace exhume::transport {

/// Adds a line to what is to be built: FIXTABLEPDML or FIXTABLEHAKAN with its table and number, or
/// EXECTRP with a call of reclaimTempSegment. UTF-8. Throws Error(imp_bad_parameter) for others.
void add_line(BuildRequest& request, std::string_view line);

}  // namespace exhume::transport
