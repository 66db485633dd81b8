#include "tests/support/datafile/segment_builder.hpp"

#include <algorithm>

namespace exhume::test {

SegmentBuilder::SegmentBuilder(FileBlocks& file, std::uint32_t object)
    : file_(file), object_(object), automatic_(file.shape().automatic) {
  add_extent();
}

// The first extent begins with the blocks that manage the segment, every extent of a segment with
// automatic space management with its level 1 bitmap block.
void SegmentBuilder::add_extent() {
  const bool is_first = extents_.empty();
  const std::uint32_t first = file_.allocate();
  next_ = first + (automatic_ ? 1 : 0);
  if (is_first && automatic_) {
    second_level_ = next_++;
    third_level_ = next_++;
  }
  if (is_first) header_ = next_++;
  extents_.push_back({first, next_});
}

std::uint32_t SegmentBuilder::next_block() {
  if (next_ == extents_.back().first + FileBlocks::unit) add_extent();
  return next_++;
}

void SegmentBuilder::finish() {
  const std::uint32_t map = extents_.size() > header_extents ? next_block() : 0;
  if (map != 0) put_map(map, header_extents);
  put_header(map);
  if (automatic_) put_bitmaps();
}

void SegmentBuilder::put_extents(BlockBuilder& block, std::size_t at, std::size_t from,
                                 std::size_t to) const {
  for (std::size_t i = from; i < to; ++i) {
    block.put(at, 4, file_.address(extents_[i].first)).put(at + 4, 4, FileBlocks::unit);
    at += 8;
  }
}

void SegmentBuilder::put_map(std::uint32_t number, std::size_t from) {
  BlockBuilder& map = file_.make(number, automatic_ ? 0x24 : 0x12, object_);
  map.put(20, 4, extents_.size() - from).put(28, 4, object_).put(32, 4, 0x40000000);
  put_extents(map, 36, from, extents_.size());
}

void SegmentBuilder::put_header(std::uint32_t map) {
  const std::size_t here = std::min(extents_.size(), header_extents);
  const std::size_t map_at = automatic_ ? 264 : 92;
  const std::size_t end = map_at + 16 + 8 * header_extents;
  BlockBuilder& header = file_.make(header_, automatic_ ? 0x23 : 0x10, object_);
  header.put(24, 4, automatic_ ? 0 : 8).put(28, 4, map == 0 ? 0 : file_.address(map));
  header.put(32, 4, map == 0 ? 0 : 1).put(36, 4, extents_.size());
  header.put(40, 4, extents_.size() * FileBlocks::unit).put(44, 4, end - 20);
  header.put(map_at, 4, here).put(map_at + 4, 4, map == 0 ? 0 : file_.address(map));
  header.put(map_at + 8, 4, object_).put(map_at + 12, 4, automatic_ ? 0x10000000 : 0x40000000);
  put_extents(header, map_at + 16, 0, here);
  if (!automatic_) return;
  for (std::size_t i = 0; i < here; ++i) {
    header.put(end + 8 * i, 4, file_.address(extents_[i].first));
    header.put(end + 8 * i + 4, 4, file_.address(extents_[i].first_data));
  }
  header.put(end + 8 * header_extents, 4, file_.address(second_level_));
}

void SegmentBuilder::put_bitmaps() {
  constexpr std::uint64_t full = 1;
  file_.make(third_level_, 0x22, object_).put(192, 4, object_);
  file_.make(second_level_, 0x21, object_).put(104, 4, object_);
  for (std::size_t i = 0; i < extents_.size(); ++i) {
    const Extent& extent = extents_[i];
    BlockBuilder& bitmap = file_.make(extent.first, 0x20, object_);
    bitmap.put(144, 4, file_.address(second_level_)).put(148, 4, i).put(192, 4, object_);
    bitmap.put(204, 4, file_.address(extent.first)).put(208, 4, FileBlocks::unit);
    for (std::uint32_t block = 0; block < FileBlocks::unit; block += 2) {
      const bool is_last = i + 1 == extents_.size();
      const auto state = [&](std::uint32_t at) {
        return is_last && extent.first + at >= next_ ? std::uint64_t{0} : full;
      };
      bitmap.put(396 + block / 2, 1, state(block) | state(block + 1) << 4);
    }
  }
}

}  // namespace exhume::test
