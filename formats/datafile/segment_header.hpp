#pragma once
// Segment headers and extent maps: which blocks belong to a table, an index or a LOB.

#include <cstdint>
#include <span>
#include <vector>

#include "formats/datafile/block_view.hpp"
#include "formats/datafile/field.hpp"

namespace exhume::datafile {

/// Blocks that lie side by side in one file.
struct Extent {
  Rdba first;
  std::uint32_t blocks = 0;

  bool operator==(const Extent&) const = default;
};

/// What a segment with automatic space management keeps of an extent besides its place.
struct ExtentData {
  Rdba bitmap;      // first level bitmap block
  Rdba first_data;  // first block that holds rows
};

/// The part of a segment's extent map that one block holds.
struct ExtentMap {
  Rdba next;                 // block that holds the next part; 0 in the last
  std::uint32_t object = 0;  // data object id
  std::uint32_t flag = 0;
  std::vector<Extent> extents;
  std::size_t extents_at = 0;    // where they begin in the block, 8 bytes each
  std::vector<ExtentData> data;  // one for each extent; only in a pagetable segment header
  std::size_t data_at = 0;       // likewise, 8 bytes each
};

/// A segment header with manual (types 0x10 and 0x11) or automatic space management (0x23).
struct SegmentHeader {
  bool automatic = false;
  std::uint32_t extents = 0;  // of the whole segment
  std::uint32_t blocks = 0;   // likewise
  ExtentMap map;
  std::vector<Rdba> second_level;   // bitmap blocks of level 2, automatic only
  std::size_t second_level_at = 0;  // where they begin in the block, 4 bytes each

  /// Reads a block of type 0x10, 0x11 or 0x23. Throws Error(bad_structure) for another type,
  /// and when the lists do not fit into the block.
  static SegmentHeader decode(const BlockView& block);
};

/// Reads an extent map block of type 0x12 or 0x24; its layout is an inference of low certainty.
/// Throws as SegmentHeader::decode() does.
ExtentMap decode_extent_map(const BlockView& block);

/// The fixed fields of blocks of `type`: 0x10, 0x11, 0x12, 0x23, 0x24; empty for others.
std::span<const Field> segment_fields(std::uint8_t type);

}  // namespace exhume::datafile
