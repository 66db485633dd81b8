#pragma once
// All that a user set, on the command line and in parameter files, in order.

#include <functional>
#include <string>
#include <vector>

#include "src/parameters/grammar.hpp"
#include "src/parameters/keywords.hpp"

namespace exhume::parameters {

/// Gives the text of a parameter file; throws Error when there is none.
using ReadFile = std::function<std::string(const std::string&)>;

/// The settings of the arguments behind the program's name, those of a PARFILE in its place, so
/// that later ones win. The first bare word comes as USERID. Keywords are the program's own
/// spelling of them, and each has a value. Throws Error(program.refusal) for anything else, with
/// the keyword that was probably meant.
std::vector<Setting> read_settings(const Program& program,
                                   const std::vector<std::string>& arguments,
                                   const ReadFile& read_file);

}  // namespace exhume::parameters
