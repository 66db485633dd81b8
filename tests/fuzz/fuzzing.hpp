#pragma once
// What the fuzzing harnesses share.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "charset/bad_spot.hpp"
#include "src/base/bytes.hpp"

/// libFuzzer's entry point: reads one input and returns 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace exhume::fuzz {

/// Stops the fuzzer at an input for which `promise` does not hold.
inline void require(bool kept, const char* promise) {
  if (kept) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

/// Whether the spots are in order, not empty, and within a text of `size` bytes.
inline bool in_order(const charset::BadSpots& spots, std::size_t size) {
  std::size_t end = 0;
  for (const charset::BadSpot& spot : spots) {
    if (spot.length == 0 || spot.offset < end || spot.offset + spot.length > size) return false;
    end = spot.offset + spot.length;
  }
  return true;
}

}  // namespace exhume::fuzz
