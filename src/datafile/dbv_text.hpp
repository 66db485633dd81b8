#pragma once
// The results of a verification as dbv prints them.

#include <string>

#include "src/datafile/verify.hpp"

namespace exhume::datafile {

/// What dbv prints for a block that is not in order, several lines. Empty for a zero block:
/// those are summed up, see summary().
std::string dbv_text(const BlockFinding& finding);

/// The totals in dbv's layout, then what dbv does not tell: ranges of zeros, the size of the file
/// compared with its header.
std::string summary(const VerifyReport& report);

}  // namespace exhume::datafile
