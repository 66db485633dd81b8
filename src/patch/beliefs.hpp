#pragma once
// What Oracle will believe of a file whose header was changed by hand.

#include <string>
#include <vector>

#include "formats/datafile/file_header.hpp"

namespace exhume::patch {

/// One sentence or two for each thing that a reader of the header now takes for true, in the order
/// of importance. Empty when both headers say the same.
std::vector<std::string> beliefs(const datafile::FileHeader& before,
                                 const datafile::FileHeader& after);

}  // namespace exhume::patch
