#pragma once
// KEYWORD=value, as imp and exp read it from the command line and from parameter files.

#include <string>
#include <string_view>
#include <vector>

#include "src/base/error.hpp"

namespace exhume::parameters {

/// One keyword and its values as written, double quotes included. Single quotes around a value only
/// hold it together and are gone.
struct Setting {
  std::string keyword;  // in capitals
  std::vector<std::string> values;
};

/// One argument: `KEY=value`, `KEY=a,b` or `KEY=(a, b)`. A value ends at a comma that is not
/// in quotes; it may hold spaces. Throws Error(refusal).
Setting parse_argument(std::string_view argument, Code refusal);

/// A parameter file: settings in any layout, `#` begins a comment. A list goes on over lines in
/// parentheses and behind a comma; a \ at the end of a line goes on as well. Throws
/// Error(refusal) that names the line.
std::vector<Setting> parse_parameter_file(std::string_view text, const std::string& file,
                                          Code refusal);

}  // namespace exhume::parameters
