#pragma once
// The keywords that imp has.

#include <string>

#include "src/parameters/keywords.hpp"

namespace exhume::imp {

/// What imp takes.
parameters::Program program();

/// What HELP=Y prints.
std::string help_text();

}  // namespace exhume::imp
