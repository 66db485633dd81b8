#pragma once
// Locally managed tablespaces: which units of a file are in use.

#include <cstdint>
#include <span>

#include "formats/datafile/block_view.hpp"
#include "formats/datafile/field.hpp"

namespace exhume::datafile {

/// Type 0x1d, block 2 of a file. Counts are blocks unless said otherwise.
struct SpaceHeader {
  std::uint32_t relative_file = 0;
  std::uint32_t unit = 0;    // blocks that one bit of the bitmap stands for
  std::uint32_t blocks = 0;  // of the file, without block 0
  std::uint32_t flag = 0;
  bool auto_extend = false;
  std::uint32_t increment = 0;
  std::uint32_t max_size = 0;

  /// Throws Error(bad_structure) when the block ends early.
  static SpaceHeader decode(const BlockView& block);
};

/// Type 0x1e, from block 3 on: a bit for each unit.
class SpaceBitmap {
 public:
  /// Throws Error(bad_structure) when the block ends early.
  explicit SpaceBitmap(BlockView block);

  std::uint32_t relative_file() const { return relative_file_; }
  std::uint32_t first_block() const { return first_block_; }  // that bit 0 stands for
  std::uint32_t first_free() const { return first_free_; }    // bit
  std::uint32_t free_bits() const { return free_bits_; }

  static constexpr std::size_t bits_at = 252;

  /// How many bits the block has: (block size - 256) * 8.
  std::size_t bits() const;

  /// Whether the unit of bit `bit` is in use. Where the bits begin is an inference of low
  /// certainty: they fill the block up to its tail. Throws Error(bad_structure) beyond bits().
  bool is_used(std::size_t bit) const;

 private:
  BlockView block_;
  std::uint32_t relative_file_;
  std::uint32_t first_block_;
  std::uint32_t first_free_;
  std::uint32_t free_bits_;
};

/// The fields behind the cache header.
std::span<const Field> space_header_fields();
std::span<const Field> space_bitmap_fields();

}  // namespace exhume::datafile
