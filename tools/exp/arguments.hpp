#pragma once
// exp's parameters from all places that they come from.

#include <optional>
#include <string>
#include <vector>

#include "src/export/parameters.hpp"

namespace exhume::tools {

/// The parameters of the arguments. At a terminal a run without any, or with a user alone, asks
/// for them. Without a database TWO_TASK gives it. Nothing where there are neither arguments nor
/// someone to ask: help is due then. Throws Error as exporter::interpret() does.
std::optional<exporter::Parameters> read_arguments(const std::vector<std::string>& arguments);

/// The character set of the client: what stands behind the point in NLS_LANG, else `usual`.
/// Throws Error(exp_bad_parameter) for a set that is not known.
std::uint16_t client_charset(std::uint16_t usual);

}  // namespace exhume::tools
