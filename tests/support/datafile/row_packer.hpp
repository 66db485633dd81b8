#pragma once
// Puts row pieces into the blocks of a table.

#include <cstdint>
#include <vector>

#include "tests/support/datafile/row_bytes.hpp"
#include "tests/support/datafile/segment_builder.hpp"

namespace exhume::test {

/// Fills blocks one after the other. A piece is placed first and written later, so that two can
/// hold each other's address.
class RowPacker {
 public:
  RowPacker(FileBlocks& file, SegmentBuilder& segment);

  /// Bytes that a piece can have at most.
  std::size_t largest() const { return room_ - 2; }

  /// Makes room for a piece of `size` bytes. With `elsewhere` it comes into a new block.
  PieceAddress place(std::size_t size, bool elsewhere = false);

  /// Writes the piece that `address` was given for.
  void write(const PieceAddress& address, const Buffer& piece);

  /// Places and writes a piece.
  PieceAddress add(const Buffer& piece, bool elsewhere = false);

  /// Leaves a slot without a row.
  void add_free_slot();

  /// Writes the blocks. To be called once.
  void finish();

 private:
  struct Block {
    std::uint32_t number;
    std::size_t used = 0;
    std::vector<Buffer> rows;
  };

  void put_block(const Block& block);

  FileBlocks& file_;
  SegmentBuilder& segment_;
  std::size_t room_;
  std::vector<Block> blocks_;
};

}  // namespace exhume::test
