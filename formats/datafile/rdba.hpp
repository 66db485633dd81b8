#pragma once
// The address of a block within its tablespace.

#include <compare>
#include <cstdint>
#include <string>

namespace exhume::datafile {

/// A relative data block address. In a smallfile tablespace the upper 10 bits are the relative
/// file number and the lower 22 the block; in a bigfile tablespace all 32 are the block.
struct Rdba {
  static constexpr std::uint32_t block_bits = 22;
  static constexpr std::uint32_t max_file = 1023;
  static constexpr std::uint32_t max_block = (1u << block_bits) - 1;

  std::uint32_t value = 0;

  static constexpr Rdba of(std::uint32_t file, std::uint32_t block) {
    return {file << block_bits | (block & max_block)};
  }
  constexpr std::uint32_t file() const { return value >> block_bits; }
  constexpr std::uint32_t block() const { return value & max_block; }

  auto operator<=>(const Rdba&) const = default;
};

/// "0x01800001 (file 6, block 1)": read as a smallfile address, as Oracle's messages do.
std::string to_string(Rdba rdba);

}  // namespace exhume::datafile
