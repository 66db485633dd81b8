#pragma once
// Blocks of B-tree indexes.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "formats/datafile/block_view.hpp"
#include "formats/datafile/field.hpp"
#include "formats/datafile/row_piece.hpp"
#include "formats/datafile/transaction_layer.hpp"

namespace exhume::datafile {

/// An entry of a leaf or branch block. Views of the block's bytes.
struct IndexRow {
  std::size_t offset = 0;     // from the start of the block
  std::size_t length = 0;     // bytes in the block
  std::uint8_t flags = 0;     // leaf only; 01: deleted
  std::uint8_t lock = 0;      // leaf only
  std::optional<Rdba> child;  // branch only
  Bytes data;                 // leaf only: what a unique index keeps besides the key, the rowid
  StoredColumns columns;      // of a branch: perhaps fewer, as the rest of the key was cut off
};

/// A block of type 0x06 with a part of an index. Views the block's bytes.
class IndexBlock {
 public:
  /// Reads everything up to the row directory. Throws Error(bad_structure) when the block is of
  /// another type, holds no index, or its directory does not fit.
  explicit IndexBlock(BlockView block);

  const TransactionLayer& transactions() const { return transactions_; }

  /// Where kdxco begins; offsets in the directory count from here.
  std::size_t base() const { return base_; }

  std::uint8_t level() const { return level_; }  // 0 in leaves
  bool is_leaf() const { return level_ == 0; }
  std::uint8_t columns() const { return columns_; }
  std::size_t rows() const { return directory_.size(); }
  std::uint16_t free_begin() const { return free_begin_; }
  std::uint16_t free_end() const { return free_end_; }
  std::uint16_t available() const { return available_; }
  Rdba next() const { return next_; }                      // leaf
  Rdba previous() const { return previous_; }              // leaf
  std::uint8_t data_size() const { return data_size_; }    // leaf: bytes besides the key
  std::uint16_t deleted_rows() const { return deleted_; }  // leaf
  Rdba leftmost_child() const { return leftmost_child_; }  // branch

  /// The entry `number`, below rows(). Throws Error(bad_structure) when it is damaged.
  IndexRow row(std::size_t number) const;

 private:
  BlockView block_;
  TransactionLayer transactions_;
  std::size_t base_;
  std::uint8_t level_ = 0;
  std::uint8_t columns_ = 0;
  std::uint16_t free_begin_ = 0;
  std::uint16_t free_end_ = 0;
  std::uint16_t available_ = 0;
  Rdba next_;
  Rdba previous_;
  std::uint8_t data_size_ = 0;
  std::uint16_t deleted_ = 0;
  Rdba leftmost_child_;
  std::vector<std::uint16_t> directory_;
};

/// The fields of kdxco, and of what leaves and branches add, from base() on.
std::span<const Field> index_header_fields();
std::span<const Field> index_leaf_fields();
std::span<const Field> index_branch_fields();

}  // namespace exhume::datafile
