#pragma once
// The checks of one block.

#include <optional>

#include "src/datafile/block_rules.hpp"
#include "src/datafile/verify.hpp"

namespace exhume::datafile {

/// Checks a whole block, counts it in `totals`, and gives what is wrong with it, if anything is.
std::optional<BlockFinding> verify_block(const BlockRules& rules, std::uint64_t number, Bytes block,
                                         VerifyTotals& totals);

/// What identifies the block's content.
BlockSum sum_block(const BlockRules& rules, Bytes block);

}  // namespace exhume::datafile
