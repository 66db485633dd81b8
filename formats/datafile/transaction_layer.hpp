#pragma once
// ktbbh: what tables and indexes have in common in a block, and who changed it.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "formats/datafile/block_view.hpp"
#include "formats/datafile/field.hpp"

namespace exhume::datafile {

/// An entry of the interested transaction list.
struct TransactionEntry {
  std::uint16_t undo_segment = 0;
  std::uint16_t slot = 0;
  std::uint32_t sequence = 0;
  Rdba undo_block;
  std::uint16_t undo_sequence = 0;
  std::uint8_t undo_record = 0;
  std::uint16_t flags = 0;   // the upper four bits; see flag_text()
  std::uint16_t locks = 0;   // rows that the transaction has locked in this block
  std::uint16_t credit = 0;  // bytes that its commit frees; only while not committed()
  Scn scn;                   // of the commit; its wrap is only kept once committed()

  static constexpr std::size_t size = 24;
  static constexpr std::uint16_t flag_committed = 0x8000;
  static constexpr std::uint16_t flag_upper_bound = 0x2000;

  /// True once the commit has been cleaned out of the block.
  bool committed() const { return (flags & flag_committed) != 0; }

  /// "C---", "--U-", "----": as block dumps show the flags.
  std::string flag_text() const;
};

/// Behind the cache header of a block of type 0x06.
struct TransactionLayer {
  std::uint8_t kind = 0;     // 1 data, 2 index
  std::uint32_t object = 0;  // data object id
  Scn cleanout;              // the SCN of the last full cleanout
  std::uint8_t flags = 0;
  std::uint8_t first_free_entry = 0;
  Rdba next_or_bitmap;  // next block of the freelist, or the level 1 bitmap block
  std::vector<TransactionEntry> entries;

  static constexpr std::uint8_t kind_data = 1;
  static constexpr std::uint8_t kind_index = 2;

  /// Throws Error(bad_structure) when the block is of another type or the list does not fit.
  static TransactionLayer decode(const BlockView& block);

  bool is_index() const { return kind == kind_index; }
  /// Automatic segment space management, which puts 8 more bytes behind the list.
  bool is_automatic() const { return (flags & 0x30) != 0; }
  bool on_freelist() const { return (flags & 0x01) != 0; }

  /// Where the data or index header begins, in bytes from the start of the block.
  std::size_t end() const;
};

/// The fixed fields, and those of a list entry from the entry's start.
std::span<const Field> transaction_fields();
std::span<const Field> transaction_entry_fields();

/// Where the list begins.
inline constexpr std::size_t transaction_list_at = 44;

}  // namespace exhume::datafile
