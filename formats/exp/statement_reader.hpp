#pragma once
// Reads one statement of the stream: its line and the body that follows it.
// docs/export-format.md, "Statements".

#include "formats/exp/statement.hpp"
#include "src/base/cursor.hpp"

namespace exhume::exp {

/// The longest statements seen have 100 KB; a table of 20,000 partitions needs 7 MB. What is longer
/// could not be kept and used within 64 MB of memory.
inline constexpr std::size_t longest_statement = std::size_t{8} << 20;

/// How far the end of a longer statement is looked for: it would be a table of 500,000 partitions.
inline constexpr std::uint64_t longest_passed_statement = std::uint64_t{160} << 20;

/// Bounds the bytes that are looked at more than once, over all statements of a dump.
struct LookAhead {
  std::uint64_t spent = 0;  // bytes looked at in vain
};

/// Reads the statement at `in` and leaves it behind; in front of the column descriptors when it
/// is an INSERT. Throws Error: imp_abnormal_end, imp_statement_too_long, bad_structure.
Statement read_statement(Cursor& in);

/// The same, but goes on where the statement itself leaves no doubt where that is: a quote that
/// never closes ends before the next statement (ends_open), a statement that is too long is kept
/// as far as it may be (left_out), and a body behind an unknown line is taken with it. `look_ahead`
/// belongs to the dump.
Statement read_statement(Cursor& in, LookAhead& look_ahead);

/// Whether the line at `in` is a known statement and not blank. Moves nothing.
bool at_statement(Cursor& in);

}  // namespace exhume::exp
