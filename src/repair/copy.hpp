#pragma once
// A dump written again from its decoded content.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "formats/exp/header.hpp"
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

/// Gives where the copy goes, once its header is known. What it gives must outlive the copying.
using OutputFor = std::function<ByteSink&(const exp::Header&)>;

/// Reads the dump in `source`, decodes every value, and writes what it read: of a sound
/// dump the same bytes, of a damaged or cut one those up to the first that is not sound.
/// With `file_size` the header of the copy has this as its FILESIZE, which is 0 for a dump in one
/// file. Values that could not be decoded and bytes behind the dump's end, which are left out, go
/// to `diagnostics`. Throws Error when `source` holds no export dump, when its header cannot be
/// changed, or when writing fails.
CopyReport copy(std::unique_ptr<ByteSource> source, std::optional<std::uint64_t> file_size,
                const OutputFor& output_for, Diagnostics& diagnostics);

}  // namespace exhume::repair
