#pragma once
// The keywords that exp has.

#include <string>

#include "src/parameters/keywords.hpp"

namespace exhume::exporter {

/// exp, for src/parameters.
parameters::Program program();

/// What HELP=Y prints.
std::string help_text();

}  // namespace exhume::exporter
