#include "src/datafile/describe_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "formats/datafile/cache_header.hpp"
#include "formats/datafile/data_block.hpp"
#include "formats/datafile/index_block.hpp"
#include "src/base/error.hpp"

namespace exhume::datafile {
namespace {

constexpr std::size_t longest_shown = 32;

std::string shortened_hex(Bytes bytes) {
  if (bytes.size() <= longest_shown) return hex_text(bytes);
  return fmt::format("{}… {} bytes", hex_text(bytes.first(longest_shown)), bytes.size());
}

std::string columns_text(const StoredColumns& columns) {
  std::string out;
  for (const auto& column : columns) {
    if (!out.empty()) out += " | ";
    out += column ? shortened_hex(*column) : "NULL";
  }
  return out;
}

std::string piece_text(const RowPiece& piece) {
  std::string out =
      fmt::format("{} lb {} cc {}", row_flag_text(piece.flags), piece.lock, piece.columns.size());
  if (piece.key_slot) out += fmt::format(" key {}", *piece.key_slot);
  if (piece.head) out += fmt::format(" hrid {}", to_string(*piece.head));
  if (piece.next) out += fmt::format(" nrid {}", to_string(*piece.next));
  if (piece.key) {
    out += fmt::format(" curc {} comc {} pk {} nk {}", piece.key->current_rows,
                       piece.key->committed_rows, to_string(piece.key->previous),
                       to_string(piece.key->next));
  }
  return out + ": " + columns_text(piece.columns);
}

void describe_transactions(BlockDescriber& to, const TransactionLayer& layer) {
  to.add_table(transaction_fields());
  for (std::size_t i = 0; i < layer.entries.size(); ++i) {
    const TransactionEntry& entry = layer.entries[i];
    to.add(transaction_list_at + i * TransactionEntry::size, TransactionEntry::size,
           fmt::format("ktbbhitl[{}]", i), "transaction",
           fmt::format("xid 0x{:04x}.{:03x}.{:08x} uba 0x{:08x}.{:04x}.{:02x} {} lck {} {}",
                       entry.undo_segment, entry.slot, entry.sequence, entry.undo_block.value,
                       entry.undo_sequence, entry.undo_record, entry.flag_text(), entry.locks,
                       entry.committed()
                           ? "scn " + to_string(entry.scn)
                           : fmt::format("fsc 0x{:04x}.{:08x}", entry.credit, entry.scn.base())));
  }
  if (layer.is_automatic()) {
    to.add(layer.end() - 8, 8, "", "inc and exflg", hex_text(to.block().bytes(layer.end() - 8, 8)));
  }
}

void describe_table(BlockDescriber& to) {
  const DataBlock data(to.block());
  to.add_table(data_header_fields(), data.base());
  if (data.is_compressed()) {
    to.problem("The block is compressed: its rows are not decoded.");
    return;
  }
  for (std::size_t i = 0; i < data.tables().size(); ++i) {
    const TableEntry& table = data.tables()[i];
    to.add(data.base() + 14 + 4 * i, 4, fmt::format("kdbt[{}]", i), "table of the cluster",
           fmt::format("{} slots from {} on", table.rows, table.first_slot));
  }
  for (std::size_t slot = 0; slot < data.slots(); ++slot) {
    const auto offset = data.row_offset(slot);
    to.add(data.directory_at() + 2 * slot, 2, fmt::format("kdbr[{}]", slot), "row offset",
           offset ? fmt::format("0x{:04x}, byte {}", *offset - data.base(), *offset) : "no row");
    try {
      if (const auto row = data.row(slot)) {
        to.add(row->offset, row->length, fmt::format("row[{}]", slot), "row", piece_text(*row));
      }
    } catch (const Error& error) {
      to.problem(fmt::format("Row {}: {}.", slot, error.message()));
    }
  }
  for (const BlockFault& fault : check_data_block(data)) {
    to.problem(fault.check_code
                   ? fmt::format("Check code {}: {}.", *fault.check_code, fault.message)
                   : fault.message + ".");
  }
}

void describe_index(BlockDescriber& to) {
  const IndexBlock index(to.block());
  to.add_table(index_header_fields(), index.base());
  to.add_table(index.is_leaf() ? index_leaf_fields() : index_branch_fields(), index.base());
  const std::size_t words_at = index.base() + (index.is_leaf() ? 32 : 24);
  to.add(words_at, 4, "kd_off", "usable length", std::to_string(to.block().u16(words_at)));
  for (std::size_t i = 0; i < index.rows(); ++i) {
    to.add(words_at + 4 + 2 * i, 2, fmt::format("kd_off[{}]", i), "row offset",
           fmt::format("0x{:04x}", to.block().u16(words_at + 4 + 2 * i)));
    try {
      const IndexRow row = index.row(i);
      const std::string head = row.child ? "child " + to_string(*row.child)
                                         : fmt::format("flag 0x{:02x} lock {} data {}", row.flags,
                                                       row.lock, hex_text(row.data));
      to.add(row.offset, row.length, fmt::format("row[{}]", i), "index row",
             head + ": " + columns_text(row.columns));
    } catch (const Error& error) {
      to.problem(fmt::format("Index row {}: {}.", i, error.message()));
    }
  }
}

}  // namespace

void BlockDescriber::add(std::size_t offset, std::size_t size, std::string name,
                         std::string meaning, std::string value, Certainty certainty) {
  out_.fields.push_back(
      {offset, size, std::move(name), std::move(meaning), std::move(value), certainty});
}

void BlockDescriber::add_table(std::span<const Field> fields, std::size_t base,
                               const std::string& prefix) {
  for (const Field& field : fields) {
    add(base + field.offset, field.size, prefix + std::string(field.name),
        std::string(field.meaning), field_text(block_, field, base), field.certainty);
  }
}

BlockDescription BlockDescriber::finish() {
  std::ranges::stable_sort(out_.fields, {}, &DescribedField::offset);
  const std::vector<DescribedField> known = out_.fields;
  std::size_t end = 0;
  const auto add_unknown = [this](std::size_t from, std::size_t to) {
    const auto is_set = [](std::uint8_t byte) { return byte != 0; };
    const Bytes gap = block_.bytes(from, to - from);
    const auto first = std::ranges::find_if(gap, is_set);
    if (first == gap.end()) return;
    const auto last = std::find_if(gap.rbegin(), gap.rend(), is_set).base();
    const auto skipped = static_cast<std::size_t>(first - gap.begin());
    const Bytes bytes = gap.subspan(skipped, static_cast<std::size_t>(last - first));
    add(from + skipped, bytes.size(), "", "bytes that no field claims", shortened_hex(bytes),
        Certainty::low);
  };
  for (const DescribedField& field : known) {
    if (field.offset > end) add_unknown(end, std::min(field.offset, block_.size()));
    end = std::min(std::max(end, field.offset + field.size), block_.size());
  }
  if (block_.size() > end) add_unknown(end, block_.size());
  std::ranges::stable_sort(out_.fields, {}, &DescribedField::offset);
  return std::move(out_);
}

void describe_rows_block(BlockDescriber& to) {
  const TransactionLayer layer = TransactionLayer::decode(to.block());
  to.title(layer.is_index() ? "0x06 trans data, of an index" : "0x06 trans data, of a table");
  describe_transactions(to, layer);
  layer.is_index() ? describe_index(to) : describe_table(to);
}

}  // namespace exhume::datafile
