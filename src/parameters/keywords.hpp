#pragma once
// The keywords that a program has.

#include <span>
#include <string>
#include <string_view>

#include "src/base/error.hpp"

namespace exhume::parameters {

/// What a keyword is for.
struct Keyword {
  std::string_view name;         // in capitals
  std::string_view description;  // with its default in parentheses; empty for one without effect
  std::string_view other_name;   // that means the same; may be empty
};

/// What a program takes behind its name.
struct Program {
  std::span<const Keyword> keywords;
  Code refusal = Code::imp_bad_parameter;  // of an Error about parameters that cannot be meant
};

/// Throws Error(program.refusal) that also says how to list the parameters.
[[noreturn]] void refuse(const Program& program, const std::string& message);

/// The keyword of that name in capitals, or null.
const Keyword* find_keyword(const Program& program, std::string_view name);

/// The keyword that was probably meant, or "" when none is near.
std::string nearest_keyword(const Program& program, std::string_view name);

/// The keywords with their descriptions, one per line, and the names of those without effect.
std::string keyword_table(const Program& program);

}  // namespace exhume::parameters
