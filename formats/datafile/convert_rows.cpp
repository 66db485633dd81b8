#include "formats/datafile/convert_rows.hpp"

#include "formats/datafile/data_block.hpp"
#include "formats/datafile/index_block.hpp"
#include "src/base/error.hpp"

namespace exhume::datafile {
namespace {

constexpr std::size_t automatic_words_size = 8;
constexpr std::size_t table_entries_at = 14;
constexpr std::size_t leaf_directory_at = 32;
constexpr std::size_t branch_directory_at = 24;
constexpr std::size_t opcode_at = 2;
// As block dumps print them behind the operation code: index-organized, compressed.
constexpr std::uint8_t index_flag_bits = 0x70;

void add_transactions(IntegerPlaces& places, const TransactionLayer& layer) {
  places.add(transaction_fields());
  for (std::size_t i = 0; i < layer.entries.size(); ++i) {
    places.add(transaction_entry_fields(), transaction_list_at + i * TransactionEntry::size);
  }
  if (layer.is_automatic()) {
    places.add(layer.end() - automatic_words_size, 4);
    places.add(layer.end() - automatic_words_size / 2, 4);
  }
}

// The u16 behind the fe of every column of more than 250 bytes. Columns are views of the block.
void add_long_lengths(IntegerPlaces& places, const BlockView& block, const StoredColumns& columns) {
  constexpr std::size_t longest_short = 250;
  for (const auto& column : columns) {
    if (!column || column->size() <= longest_short) continue;
    places.add(static_cast<std::size_t>(column->data() - block.all().data()) - 2, 2);
  }
}

// The counts of a cluster key stand before two addresses of six bytes, and those before the
// columns.
void add_key_counts(IntegerPlaces& places, const RowPiece& row) {
  std::size_t at = row.offset + 3;
  if (row.key_slot) at += 1;
  if (row.head) at += 6;
  if (row.next) at += 6;
  places.add(at, 2);
  places.add(at + 2, 2);
}

void add_table(IntegerPlaces& places, const BlockView& block) {
  const DataBlock data(block);
  if (data.is_compressed()) {
    throw Error(Code::bad_structure, "the table is compressed, which has no public layout");
  }
  places.add(data_header_fields(), data.base());
  for (std::size_t i = 0; i < 2 * data.tables().size(); ++i) {
    places.add(data.base() + table_entries_at + 2 * i, 2);
  }
  for (std::size_t slot = 0; slot < data.slots(); ++slot) {
    places.add(data.directory_at() + 2 * slot, 2);
    const auto row = data.row(slot);
    if (!row) continue;
    if (row->key) add_key_counts(places, *row);
    add_long_lengths(places, block, row->columns);
  }
}

void add_index(IntegerPlaces& places, const BlockView& block) {
  const IndexBlock index(block);
  if ((block.u8(index.base() + opcode_at) & index_flag_bits) != 0) {
    throw Error(Code::bad_structure,
                "the index is compressed or a table's own, which have no public layout");
  }
  places.add(index_header_fields(), index.base());
  places.add(index.is_leaf() ? index_leaf_fields() : index_branch_fields(), index.base());
  const std::size_t words_at =
      index.base() + (index.is_leaf() ? leaf_directory_at : branch_directory_at);
  for (std::size_t i = 0; i < index.rows() + 2; ++i) places.add(words_at + 2 * i, 2);
  for (std::size_t i = 0; i < index.rows(); ++i) {
    const IndexRow row = index.row(i);
    if (row.child) places.add(row.offset, 4);
    add_long_lengths(places, block, row.columns);
  }
}

}  // namespace

void add_rows_block(IntegerPlaces& places, const BlockView& block) {
  const TransactionLayer layer = TransactionLayer::decode(block);
  add_transactions(places, layer);
  layer.is_index() ? add_index(places, block) : add_table(places, block);
}

}  // namespace exhume::datafile
