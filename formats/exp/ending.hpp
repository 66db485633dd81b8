#pragma once
// How the last record of a dump is filled.

#include <cstdint>

namespace exhume::exp {

/// What stands behind the last statement.
struct Ending {
  std::uint64_t exit_lines = 0;  // further EXIT lines behind the first
  std::uint64_t zeros = 0;       // bytes of filling

  bool operator==(const Ending&) const = default;
};

/// The filling that exp writes: one more EXIT line, then zeros to the end of the record. Every
/// complete dump of 8.1 to 23 that was seen has it. `offset` is where the line EXIT ends.
Ending usual_ending(std::uint64_t offset, std::uint32_t record_length);

}  // namespace exhume::exp
