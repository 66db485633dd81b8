#pragma once
// Segments of generated datafiles: extents, the header with its extent map, bitmap blocks.

#include <cstdint>
#include <vector>

#include "tests/support/datafile/file_blocks.hpp"

namespace exhume::test {

/// One segment, which takes extents from the file as it needs blocks.
class SegmentBuilder {
 public:
  /// Takes the first extent.
  SegmentBuilder(FileBlocks& file, std::uint32_t object);

  std::uint32_t object() const { return object_; }

  /// The number of a block for content.
  std::uint32_t next_block();

  /// Writes header, extent maps and, with automatic space management, bitmap blocks. To be
  /// called once, behind the last next_block().
  void finish();

 private:
  struct Extent {
    std::uint32_t first;       // block
    std::uint32_t first_data;  // block
  };

  // Of the extents in the header: so few that maps of their own become necessary.
  static constexpr std::size_t header_extents = 3;

  void add_extent();
  void put_extents(BlockBuilder& block, std::size_t at, std::size_t from, std::size_t to) const;
  void put_map(std::uint32_t number, std::size_t from);
  void put_header(std::uint32_t map);
  void put_bitmaps();

  FileBlocks& file_;
  std::uint32_t object_;
  bool automatic_;
  std::uint32_t header_ = 0;        // block
  std::uint32_t second_level_ = 0;  // block
  std::uint32_t third_level_ = 0;   // block
  std::uint32_t next_ = 0;          // block
  std::vector<Extent> extents_;
};

}  // namespace exhume::test
