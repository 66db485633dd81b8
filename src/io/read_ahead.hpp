#pragma once
// Looking at the first bytes of a source before deciding what it is.

#include <span>

#include "src/base/byte_source.hpp"
#include "src/base/error.hpp"

namespace exhume::io {

/// Fills `into` from `source` as far as bytes come, and returns how many came. A failure after
/// the first byte is left for the next read, which meets it again: the bytes come first.
inline std::size_t read_ahead(ByteSource& source, std::span<std::uint8_t> into) {
  std::size_t filled = 0;
  try {
    while (filled < into.size()) {
      const std::size_t got = source.read(into.subspan(filled));
      if (got == 0) break;
      filled += got;
    }
  } catch (const Error&) {
    if (filled == 0) throw;
  }
  return filled;
}

}  // namespace exhume::io
