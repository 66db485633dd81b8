#pragma once
// Numbers in expressions.

#include <cstddef>
#include <string_view>

#include "src/target/expressions.hpp"

namespace exhume::target {

/// A literal of Oracle's as plain digits, 1e3 as 1000; a problem where more than `max_digits` of
/// them are significant or where it is no NUMBER, as 1.5f.
Translation exact_number(std::string_view literal, std::size_t max_digits);

}  // namespace exhume::target
