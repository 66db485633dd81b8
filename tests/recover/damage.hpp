#pragma once
// Damages as transfers, disks and editors do them; the same for the same seed.

#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

#include "src/base/bytes.hpp"

namespace exhume::test {

enum class DamageKind { cut, flip, zeros, insert, windows_line_ends, lost_block };

/// "cut", "flip" …
std::string_view damage_name(DamageKind kind);

/// A damaged copy.
struct Damaged {
  std::vector<std::uint8_t> bytes;
  ByteRange touched;           // bytes of the original that are gone or changed; empty, for an
                               // insertion, at its place
  std::uint64_t inserted = 0;  // bytes put in at touched.begin
  std::uint64_t removed = 0;   // bytes taken out there
};

/// Damages `dump` behind its first `spare` bytes.
Damaged damage(Bytes dump, std::size_t spare, DamageKind kind, std::mt19937_64& random);

}  // namespace exhume::test
