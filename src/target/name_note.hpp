#pragma once
// What people are told of objects whose names are not what one would expect.

#include <string_view>

#include "src/base/error.hpp"

namespace exhume::target {

/// Notes that a view or sequence has another name in the target: `called`.
void note_name(Diagnostics& diagnostics, std::string_view kind, std::string_view owner,
               std::string_view oracle_name, std::string_view called);

}  // namespace exhume::target
