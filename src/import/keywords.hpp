#pragma once
// The keywords that imp has.

#include <string>
#include <string_view>

namespace exhume::imp {

/// What a keyword is for.
struct Keyword {
  std::string_view name;
  std::string_view description;  // with its default in parentheses; empty for one without effect
};

/// The keyword in capitals, or null.
const Keyword* find_keyword(std::string_view name);

/// The keyword that was probably meant, or "" when none is near.
std::string nearest_keyword(std::string_view name);

/// What HELP=Y prints.
std::string help_text();

}  // namespace exhume::imp
