#pragma once
// The interactive method: imp asks for what it was not told.

#include <vector>

#include "src/parameters/dialogue.hpp"
#include "src/parameters/grammar.hpp"

namespace exhume::imp {

/// Asks as Oracle's imp does and gives the answers as settings. `has_user` says that a user was
/// given already. Throws Error(imp_bad_parameter) for a table name that cannot be read.
std::vector<parameters::Setting> interview(const parameters::Ask& ask, bool has_user);

}  // namespace exhume::imp
