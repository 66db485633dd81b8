#pragma once
// A dump written again from its decoded content.

#include <cstdint>
#include <memory>
#include <optional>

#include "src/base/byte_sink.hpp"
#include "src/base/byte_source.hpp"
#include "src/base/error.hpp"

namespace exhume::repair {

/// What a copy holds.
struct CopyReport {
  std::uint64_t statements = 0;
  std::uint64_t rows = 0;
  std::uint64_t bytes = 0;     // written
  std::optional<Error> error;  // what stopped the reading; the copy ends there
};

/// Reads the dump in `source`, decodes every value, and writes what it read to `out`: of a sound
/// dump the same bytes, of a damaged or cut one those up to the first that is not sound.
/// Values that could not be decoded and bytes behind the dump's end, which are left out, go to
/// `diagnostics`. Throws Error when `source` holds no export dump or `out` fails.
CopyReport copy(std::unique_ptr<ByteSource> source, ByteSink& out, Diagnostics& diagnostics);

}  // namespace exhume::repair
