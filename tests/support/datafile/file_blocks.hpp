#pragma once
// The blocks of a datafile that is being generated, and what is known of them.

#include <cstdint>
#include <map>
#include <vector>

#include "tests/support/block_builder.hpp"

namespace exhume::test {

/// What kind of datafile to generate.
struct FileShape {
  std::size_t block_size = 8192;
  bool big_endian = false;
  bool since_10 = true;
  bool bigfile = false;
  bool automatic = true;       // segment space management
  bool wide_scn = false;       // 64 bits, as since 12.2
  std::size_t raw_offset = 0;  // bytes in front of block 0, as on raw devices
  std::size_t tables = 2;      // beside a cluster, an index and a LOB segment
  std::size_t rows = 120;      // of each table
};

/// What was written into a block.
struct BlockTruth {
  std::uint8_t type = 0;
  std::uint32_t object = 0;  // data object id; 0: of no segment
  std::uint64_t scn = 0;
  bool is_index = false;
};

/// Blocks by number, from 1 on. Space is given out in units of 8 blocks, behind a header area of
/// 64 KiB.
class FileBlocks {
 public:
  static constexpr std::uint32_t unit = 8;
  static constexpr std::uint32_t file = 4;

  explicit FileBlocks(const FileShape& shape);

  const FileShape& shape() const { return shape_; }

  /// The first block of a new extent.
  std::uint32_t allocate();

  std::uint32_t address(std::uint32_t number) const;

  /// A new block with cache header and SCN. It stays valid.
  BlockBuilder& make(std::uint32_t number, std::uint8_t type, std::uint32_t object);

  /// The data area's first block, which the space bitmap begins with.
  std::uint32_t data_begin() const { return data_begin_; }
  std::uint32_t end() const { return end_; }

  /// What has been made, by number: entry 0 stays empty. Blocks that nobody made are empty.
  std::vector<BlockTruth> truth() const;

  /// All blocks from 2 on, with those that nobody made as empty ones.
  std::vector<Buffer> finish() const;

  std::map<std::uint32_t, BlockTruth>& known() { return known_; }

 private:
  FileShape shape_;
  std::uint32_t data_begin_;
  std::uint32_t end_;
  std::map<std::uint32_t, BlockBuilder> blocks_;
  std::map<std::uint32_t, BlockTruth> known_;
};

/// The SCN that a generated block has.
std::uint64_t scn_of(const FileShape& shape, std::uint32_t number);

}  // namespace exhume::test
