#pragma once
// Every byte of an export dump and what it is.

#include <functional>
#include <optional>
#include <string>

#include "src/base/bytes.hpp"
#include "src/base/cursor.hpp"
#include "src/base/error.hpp"

namespace exhume::exp {

/// A range of a dump with its meaning.
struct NamedRange {
  ByteRange range;
  std::string meaning;  // "header: version", "table data: rows", "unknown"
  std::string detail;   // the statement's first characters, a row count; client's characters
  bool known = true;    // false when no rule of the format claims the bytes
};

/// How a walk over all bytes ended.
struct MapSummary {
  std::uint64_t bytes = 0;
  std::uint64_t unknown_bytes = 0;
  std::uint64_t doubtful_statements = 0;
  bool complete = false;       // EXIT was reached
  std::optional<Error> error;  // what stopped the reader; all bytes behind it are unknown
};

/// Reads the dump at `in` to its last byte and hands its ranges to `sink`, in order and without
/// gaps. Throws Error when there is no header; what stops the reader later is in the summary.
MapSummary map_bytes(Cursor& in, const std::function<void(const NamedRange&)>& sink);

}  // namespace exhume::exp
