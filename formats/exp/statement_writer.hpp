#pragma once
// From a Statement to its bytes: the counterpart of read_statement().

#include <vector>

#include "formats/exp/statement.hpp"

namespace exhume::exp {

/// Appends the line of `statement` and the body that its form says; of an INSERT the line alone.
/// A text of a list that is too long for one piece is cut.
/// Throws Error(bad_structure) when a counted text is longer than 65535 bytes, or when there are
/// fewer or more texts than the form has.
void put_statement(std::vector<std::uint8_t>& out, const Statement& statement);

}  // namespace exhume::exp
