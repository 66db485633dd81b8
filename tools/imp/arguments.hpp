#pragma once
// imp's parameters from all places that they come from.

#include <optional>
#include <string>
#include <vector>

#include "src/import/parameters.hpp"

namespace exhume::tools {

/// The parameters of the arguments. At a terminal a run without any, or with a user alone, asks
/// for them, and a user of a server who gave no password is asked for that. Without a database
/// TWO_TASK gives it. Nothing where there are neither arguments nor someone to ask: help is due
/// then. Throws Error as imp::parse_parameters() does.
std::optional<imp::Parameters> read_arguments(const std::vector<std::string>& arguments);

}  // namespace exhume::tools
