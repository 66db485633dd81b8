#pragma once
// Blocks of B-tree indexes for tests.

#include <cstdint>
#include <vector>

#include "tests/support/datafile/row_bytes.hpp"

namespace exhume::test {

/// An entry of a leaf.
struct LeafEntry {
  Columns key;
  Buffer rowid;  // six bytes: beside the key of a unique index, else the last column
  bool deleted = false;
};

/// What a leaf holds.
struct LeafContent {
  std::uint32_t object = 0;
  bool automatic = true;  // space management
  bool unique = true;
  std::uint32_t next = 0;      // address of the next leaf
  std::uint32_t previous = 0;  // and of the one before
  std::vector<LeafEntry> entries;
};

/// An entry of a branch: what has this key or a greater one is below `child`.
struct BranchEntry {
  std::uint32_t child = 0;
  Columns key;  // perhaps fewer columns than the index has: cut off behind them
};

/// What a branch holds.
struct BranchContent {
  std::uint32_t object = 0;
  bool automatic = true;
  std::uint8_t level = 1;
  std::uint8_t columns = 1;  // of the index
  std::uint32_t leftmost_child = 0;
  std::vector<BranchEntry> entries;
};

/// Fill a block of type 06.
void put_leaf(BlockBuilder& block, const LeafContent& content, bool big_endian);
void put_branch(BlockBuilder& block, const BranchContent& content, bool big_endian);

}  // namespace exhume::test
