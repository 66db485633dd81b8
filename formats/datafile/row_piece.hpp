#pragma once
// Rows as they lie in a block: a header of flags, and columns as length and bytes.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "formats/datafile/block_view.hpp"

namespace exhume::datafile {

/// Where another piece of a row is.
struct RowAddress {
  Rdba block;
  std::uint16_t slot = 0;

  auto operator<=>(const RowAddress&) const = default;
};

/// "0x01000003.5": block address and slot.
std::string to_string(const RowAddress& address);

/// What a cluster key row keeps besides the key.
struct ClusterKey {
  std::uint16_t current_rows = 0;
  std::uint16_t committed_rows = 0;
  RowAddress previous;
  RowAddress next;
};

/// Columns of a row in stored order: nothing for NULL. Views of the block's bytes.
using StoredColumns = std::vector<std::optional<Bytes>>;

/// A row, or one piece of a row that is chained over blocks.
struct RowPiece {
  static constexpr std::uint8_t flag_cluster_key = 0x80;     // K
  static constexpr std::uint8_t flag_cluster_member = 0x40;  // C
  static constexpr std::uint8_t flag_head = 0x20;            // H
  static constexpr std::uint8_t flag_deleted = 0x10;         // D
  static constexpr std::uint8_t flag_first = 0x08;           // F
  static constexpr std::uint8_t flag_last = 0x04;            // L
  static constexpr std::uint8_t flag_previous = 0x02;        // P: column continued from before
  static constexpr std::uint8_t flag_next = 0x01;            // N: column continues behind

  std::size_t offset = 0;  // from the start of the block
  std::size_t length = 0;  // bytes in the block
  std::uint8_t flags = 0;
  std::uint8_t lock = 0;                 // entry of the transaction list, 1 is the first; 0: none
  std::optional<std::uint8_t> key_slot;  // of a cluster member: slot of its key
  std::optional<RowAddress> head;        // where the row began before it migrated
  std::optional<RowAddress> next;        // the next piece
  std::optional<ClusterKey> key;
  StoredColumns columns;

  /// Reads the piece at `offset`. `order` counts only in lengths over 250 and cluster keys: the
  /// rest of a row is the same on all platforms. Throws Error(bad_structure) with the offset
  /// when the piece would leave the block or a column has an impossible length.
  static RowPiece decode(const BlockView& block, std::size_t offset);

  /// The same without the columns, which are only stepped over: for many rows at once.
  static RowPiece outline(const BlockView& block, std::size_t offset);

  bool has(std::uint8_t flag) const { return (flags & flag) != 0; }
  bool is_deleted() const { return has(flag_deleted); }
  /// A row in one piece: nothing of it lies elsewhere.
  bool is_whole() const { return has(flag_first) && has(flag_last) && !head; }
};

/// "--H-FL--": as block dumps show the flags.
std::string row_flag_text(std::uint8_t flags);

/// Reads one column at `at` and moves `at` behind it: a length byte up to 250, or fe and a u16,
/// then as many bytes; ff is NULL. Throws Error(bad_structure).
std::optional<Bytes> read_column(const BlockView& block, std::size_t& at);

}  // namespace exhume::datafile
