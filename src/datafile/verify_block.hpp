#pragma once
// The checks of one block.

#include <optional>

#include "src/datafile/verify.hpp"

namespace exhume::datafile {

/// What all blocks of a file have in common.
struct BlockRules {
  ByteOrder order = ByteOrder::little;
  std::size_t block_size = 8192;
  std::optional<std::uint32_t> file;  // relative number, where it is known
  bool bigfile = false;

  /// The address that block `number` should have.
  Rdba address_of(std::uint64_t number) const;
};

/// Checks a whole block, counts it in `totals`, and gives what is wrong with it, if anything is.
std::optional<BlockFinding> verify_block(const BlockRules& rules, std::uint64_t number, Bytes block,
                                         VerifyTotals& totals);

/// What identifies the block's content.
BlockSum sum_block(const BlockRules& rules, Bytes block);

}  // namespace exhume::datafile
