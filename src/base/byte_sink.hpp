#pragma once
// Where bytes go: the counterpart of ByteSource.

#include "src/base/bytes.hpp"

namespace exhume {

/// Takes bytes in order. src/io has files; tests may use a vector.
class ByteSink {
 public:
  ByteSink() = default;
  ByteSink(const ByteSink&) = delete;
  ByteSink& operator=(const ByteSink&) = delete;
  virtual ~ByteSink() = default;

  /// Adds `bytes` to what has been written. Throws Error(write_failed).
  virtual void write(Bytes bytes) = 0;
};

}  // namespace exhume
