#pragma once
// Work on all blocks of a file, in pieces that threads share.

#include <algorithm>
#include <cstdint>
#include <exception>
#include <vector>

#include "src/datafile/ordered_results.hpp"

namespace exhume::datafile {

/// Splits blocks `begin` to `end` (not included) into chunks of 1 MiB, runs
/// `work(first, behind_last, scratch)` for each on `threads` threads and hands what it gives to
/// `take` on the calling thread, in order. `scratch` is a vector of bytes that each thread keeps:
/// new memory for every chunk would cost as much as the work. Memory does not depend on the number
/// of blocks. Throws what `work` and `take` throw.
template <typename Result, typename Work, typename Take>
void for_each_chunk(std::uint64_t begin, std::uint64_t end, std::size_t block_size,
                    unsigned threads, Work work, Take take) {
  struct Outcome {
    Result result;
    std::exception_ptr error;
  };
  constexpr std::size_t chunk_bytes = std::size_t{1} << 20;
  const std::uint64_t blocks = chunk_bytes / block_size;
  const std::uint64_t count = end > begin ? (end - begin + blocks - 1) / blocks : 0;
  OrderedResults<Outcome> outcomes(count, std::size_t{4} * threads);
  Workers workers([&outcomes] { outcomes.stop(); });
  for (unsigned i = 0; i < threads; ++i) {
    workers.start([&] {
      std::vector<std::uint8_t> scratch;
      while (const auto chunk = outcomes.next()) {
        const std::uint64_t first = begin + *chunk * blocks;
        Outcome outcome;
        try {
          outcome.result = work(first, std::min(end, first + blocks), scratch);
        } catch (...) {
          outcome.error = std::current_exception();
        }
        outcomes.deliver(*chunk, std::move(outcome));
      }
    });
  }
  while (auto outcome = outcomes.take()) {
    if (outcome->error) std::rethrow_exception(outcome->error);
    take(std::move(outcome->result));
  }
}

}  // namespace exhume::datafile
