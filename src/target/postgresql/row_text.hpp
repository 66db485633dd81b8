#pragma once
// Typed values as lines of COPY text that PostgreSQL reads as the same values.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "formats/types/value.hpp"
#include "src/target/postgresql/dialect.hpp"

namespace exhume::target::postgresql {

/// A column that rows go to.
struct RowColumn {
  std::string name;  // Oracle's, for messages
  Holds holds = Holds::other;
};

/// Appends one line, its line feed included. Where a value would be changed on the way, returns
/// why, and `out` is as it was: text with U+0000, a fraction of a second beyond six digits for a
/// column that is no text, bytes that are no value of their type for one that holds no bytes.
std::optional<std::string> append_row(std::string& out, std::span<const RowColumn> columns,
                                      std::span<const types::Value> values);

}  // namespace exhume::target::postgresql
