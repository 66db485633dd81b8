#pragma once
// Is a dump sound: does every byte, value and statement of it make sense?

#include <cstdint>
#include <optional>

#include "src/base/error.hpp"
#include "src/dump/reader.hpp"

namespace exhume::inspect {

/// What a check went through.
struct CheckReport {
  std::uint64_t statements = 0;  // to run, with their bodies
  std::uint64_t unparsed = 0;    // of them, not covered by the grammar
  std::uint64_t tables = 0;      // INSERTs with table data
  std::uint64_t rows = 0;
  std::uint64_t values = 0;
  std::optional<Error> error;  // what ended the dump early
};

/// Reads the whole dump, decodes every value and parses every statement. Findings go to
/// `diagnostics`, which `dump` must have been opened with, too.
CheckReport check(dump::Reader& dump, Diagnostics& diagnostics);

}  // namespace exhume::inspect
