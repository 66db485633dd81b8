#pragma once
// How much memory a piece of work takes from the heap.

#include <cstddef>

namespace exhume::test {

/// Counts what operator new gives and delete takes back in this program, from construction on.
class AllocationPeak {
 public:
  AllocationPeak();

  /// The most bytes that were allocated at one time, beyond those at construction.
  std::size_t bytes() const;

 private:
  std::size_t start_;
};

}  // namespace exhume::test
