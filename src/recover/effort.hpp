#pragma once
// Keeps the work of a recovery linear in the size of the input, whatever stands there.
// docs/recover.md, "How long it may take".

#include <cstddef>
#include <cstdint>

namespace exhume::recover {

/// Counts the bytes that were looked at ahead of where the recovery stands: candidates for places
/// to go on, and statements and rows that turned out to be none.
class Effort {
 public:
  /// Bytes that may be looked at from the start, and for each byte of the input gone by.
  static constexpr std::uint64_t at_once = std::uint64_t{1} << 26;
  static constexpr std::uint64_t for_each_byte = 32;

  void spend(std::uint64_t bytes) { spent_ += bytes; }

  /// Whether a candidate at `offset` of the input may be looked at.
  bool allows(std::uint64_t offset) const { return spent_ < at_once + for_each_byte * offset; }

  std::uint64_t spent() const { return spent_; }

 private:
  std::uint64_t spent_ = 0;
};

}  // namespace exhume::recover
