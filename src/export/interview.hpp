#pragma once
// exp's parameters asked for one by one.

#include <vector>

#include "src/parameters/dialogue.hpp"
#include "src/parameters/grammar.hpp"

namespace exhume::exporter {

/// Asks as exp without parameters does. `has_user` when USERID was given.
std::vector<parameters::Setting> interview(const parameters::Ask& ask, bool has_user);

}  // namespace exhume::exporter
