#pragma once
// KEYWORD=value, as imp reads it from the command line and from parameter files.

#include <string>
#include <string_view>
#include <vector>

namespace exhume::imp {

/// One keyword and its values as written, quotes included.
struct Setting {
  std::string keyword;  // in capitals
  std::vector<std::string> values;
};

/// One argument: `KEY=value`, `KEY=a,b` or `KEY=(a, b)`. A value ends at a comma that is not
/// in quotes; it may hold spaces. Throws Error(imp_bad_parameter).
Setting parse_argument(std::string_view argument);

/// A parameter file: settings in any layout, `#` begins a comment, a list in parentheses may go
/// over several lines. Throws Error(imp_bad_parameter) that names the line.
std::vector<Setting> parse_parameter_file(std::string_view text, const std::string& file);

}  // namespace exhume::imp
