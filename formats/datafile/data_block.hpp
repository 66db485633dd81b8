#pragma once
// Blocks of tables and clusters: directory and rows.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "formats/datafile/block_view.hpp"
#include "formats/datafile/field.hpp"
#include "formats/datafile/row_piece.hpp"
#include "formats/datafile/transaction_layer.hpp"

namespace exhume::datafile {

/// Which slots of the row directory belong to one table of a cluster.
struct TableEntry {
  std::uint16_t first_slot = 0;
  std::uint16_t rows = 0;
};

/// A block of type 0x06 with rows of a table or cluster. Views the block's bytes.
class DataBlock {
 public:
  /// Reads everything up to the row directory. Throws Error(bad_structure) when the block is of
  /// another type, holds an index, or its directory does not fit.
  explicit DataBlock(BlockView block);

  const BlockView& block() const { return block_; }
  const TransactionLayer& transactions() const { return transactions_; }

  /// Where kdbh begins; offsets in directories count from here.
  std::size_t base() const { return base_; }
  /// Bytes from base() to the tail.
  std::size_t room() const;

  std::uint8_t flag() const { return flag_; }
  /// A compressed block, whose rows this library does not read.
  bool is_compressed() const { return (flag_ & 0x40) != 0; }
  std::uint16_t free_begin() const { return free_begin_; }  // fsbo
  std::uint16_t free_end() const { return free_end_; }      // fseo
  std::uint16_t available() const { return available_; }    // avsp
  std::uint16_t total_free() const { return total_free_; }  // tosp
  std::int16_t first_free_slot() const { return first_free_slot_; }

  const std::vector<TableEntry>& tables() const { return tables_; }

  /// How many slots the row directory has.
  std::size_t slots() const { return directory_.size(); }

  /// Where the row of `slot` begins in the block; nothing for a slot without a row.
  std::optional<std::size_t> row_offset(std::size_t slot) const;

  /// The row piece of `slot`; nothing for a slot without one. Throws Error(bad_structure) when
  /// it is damaged.
  std::optional<RowPiece> row(std::size_t slot) const;

  /// The table of a cluster whose row is in `slot`; 0 in a plain table.
  std::size_t table_of(std::size_t slot) const;

  /// Where the row directory begins in the block.
  std::size_t directory_at() const;

 private:
  BlockView block_;
  TransactionLayer transactions_;
  std::size_t base_ = 0;
  std::uint8_t flag_ = 0;
  std::int16_t first_free_slot_ = -1;
  std::uint16_t free_begin_ = 0;
  std::uint16_t free_end_ = 0;
  std::uint16_t available_ = 0;
  std::uint16_t total_free_ = 0;
  std::vector<TableEntry> tables_;
  std::vector<std::uint16_t> directory_;
};

/// The fields of kdbh, from base() on.
std::span<const Field> data_header_fields();

/// Something that a block says of itself in two ways, and the two differ.
struct BlockFault {
  std::optional<int> check_code;  // the number that dbv reports for it, where it is known
  std::string message;
};

/// Compares what a block keeps twice, as dbv does: rows and their locks, and the space in use.
/// Space is not compared in clusters and compressed blocks, whose accounting is not known.
std::vector<BlockFault> check_data_block(const DataBlock& data);

}  // namespace exhume::datafile
