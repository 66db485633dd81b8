#pragma once
// One damage, one recovery, and how it compares with the truth.

#include <cstdint>
#include <string>
#include <vector>

#include "tests/recover/damage.hpp"
#include "tests/recover/truth.hpp"

namespace exhume::test {

/// Counts over any number of trials.
struct Score {
  std::uint64_t trials = 0;
  std::uint64_t failed = 0;          // ended with an error
  std::uint64_t untouched_rows = 0;  // of tables that the damage does not touch
  std::uint64_t untouched_saved = 0;
  std::uint64_t outside_rows = 0;  // of touched tables, outside the damaged bytes
  std::uint64_t outside_saved = 0;
  std::uint64_t outside_certain = 0;
  std::uint64_t damaged_rows = 0;     // that lie in damaged bytes …
  std::uint64_t damaged_certain = 0;  // … and are called certain: the change cannot be seen
  std::uint64_t invented = 0;         // saved rows that are none of the dump
  std::uint64_t invented_certain = 0;
  std::uint64_t restored = 0;      // dumps that came back byte for byte
  std::vector<std::string> notes;  // of what should not be

  void add(const Score& other);
};

/// Recovers `damaged`, a copy of `dump`, whose tables are `tables`. `label` begins each note.
Score try_recovery(Bytes dump, const std::vector<TrueTable>& tables, const Damaged& damaged,
                   const std::string& label);

}  // namespace exhume::test
