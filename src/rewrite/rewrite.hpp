#pragma once
// A dump through a chain of changes into another dump.

#include <cstdint>
#include <memory>
#include <optional>

#include "formats/exp/stream.hpp"
#include "src/base/byte_source.hpp"
#include "src/base/error.hpp"

namespace exhume::rewrite {

/// What went through.
struct RewriteReport {
  std::uint64_t statements = 0;  // read
  std::uint64_t rows = 0;
  std::optional<Error> error;  // what stopped the reading
};

/// Gives `first`, the first change or the writer, everything that the dump in `source` holds,
/// decoded. A dump that ends early is ended as a sound one is, with EXIT, and the report says
/// where it broke off. What cannot be decoded goes on as bytes, with a diagnostic. Throws Error
/// when `source` holds no export dump, and what the changes throw.
RewriteReport rewrite(std::unique_ptr<ByteSource> source, exp::StreamSink& first,
                      Diagnostics& diagnostics);

}  // namespace exhume::rewrite
