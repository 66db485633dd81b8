#pragma once
// What a dump holds: its tables with their row counts, and how many other objects.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "src/base/error.hpp"
#include "src/dump/reader.hpp"

namespace exhume::inspect {

/// One table of a dump.
struct TableEntry {
  std::string owner;
  std::string name;
  std::size_t columns = 0;
  std::uint64_t rows = 0;
  bool has_data = false;                // an INSERT stands in the dump, perhaps without rows
  std::vector<std::string> partitions;  // with data, in the dump's order
  ByteRange range;                      // from its first statement to its last one or row
};

struct Listing {
  std::vector<TableEntry> tables;                // in the dump's order
  std::map<std::string, std::uint64_t> objects;  // statements that create others, by kind, and
                                                 // calls of transportable tablespaces, by name
  std::optional<Error> error;                    // what ended the dump early

  bool is_complete() const { return !error; }
};

/// Reads the dump to its end and counts. Rows are skipped, not decoded.
Listing list(dump::Reader& dump);

}  // namespace exhume::inspect
