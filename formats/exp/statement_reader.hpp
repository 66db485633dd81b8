#pragma once
// Reads one statement of the stream: its line and the body that follows it.
// docs/export-format.md, "Statements".

#include "formats/exp/statement.hpp"
#include "src/base/cursor.hpp"

namespace exhume::exp {

/// The longest statements seen have 100 KB; a table of 10,000 partitions needs a few MB.
inline constexpr std::size_t longest_statement = std::size_t{8} << 20;

/// Reads the statement at `in` and leaves it behind; in front of the column descriptors when it
/// is an INSERT. Throws Error: imp_abnormal_end, imp_statement_too_long, bad_structure.
Statement read_statement(Cursor& in);

}  // namespace exhume::exp
