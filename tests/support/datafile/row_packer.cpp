#include "tests/support/datafile/row_packer.hpp"

#include <algorithm>
#include <stdexcept>

namespace exhume::test {
namespace {

constexpr std::size_t transactions = 2;
constexpr std::size_t before_directory = 44 + 24 * transactions + 8 + 18;
constexpr std::size_t slot_size = 2;
constexpr std::size_t least_charge = 9;
constexpr std::uint8_t deleted_flag = 0x10;

// What the deleting transaction gives back: all but the two bytes that a deleted row is charged.
std::uint16_t credit_of(const Buffer& row) {
  return static_cast<std::uint16_t>(std::max(row.size(), least_charge) - 2);
}

}  // namespace

RowPacker::RowPacker(FileBlocks& file, SegmentBuilder& segment)
    : file_(file), segment_(segment), room_(file.shape().block_size - 4 - before_directory) {}

PieceAddress RowPacker::place(std::size_t size, bool elsewhere) {
  const std::size_t charge = std::max(size, least_charge) + slot_size;
  if (charge > room_) throw std::length_error("a row piece is larger than a block");
  if (blocks_.empty() || elsewhere || blocks_.back().used + charge > room_) {
    blocks_.push_back({.number = segment_.next_block()});
  }
  Block& block = blocks_.back();
  block.used += charge;
  block.rows.emplace_back();
  return {file_.address(block.number), static_cast<std::uint16_t>(block.rows.size() - 1)};
}

void RowPacker::write(const PieceAddress& address, const Buffer& piece) {
  const auto found = std::ranges::find_if(
      blocks_, [&](const Block& block) { return file_.address(block.number) == address.rdba; });
  found->rows.at(address.slot) = piece;
}

PieceAddress RowPacker::add(const Buffer& piece, bool elsewhere) {
  const PieceAddress address = place(piece.size(), elsewhere);
  write(address, piece);
  return address;
}

void RowPacker::add_free_slot() {
  place(0);
}

// The first transaction deleted rows and has been found committed in passing, the second still
// holds its locks.
void RowPacker::put_block(const Block& block) {
  BlockBuilder& builder = file_.make(block.number, 0x06, segment_.object());
  DataBlockContent content{.object = segment_.object(),
                           .automatic = file_.shape().automatic,
                           .transactions = std::vector<BlockTransaction>(transactions),
                           .rows = block.rows};
  BlockTransaction& deleting = content.transactions[0];
  BlockTransaction& locking = content.transactions[1];
  deleting.flags_and_locks = 0x2000;
  const std::uint64_t scn = scn_of(file_.shape(), block.number);
  deleting.scn_base = static_cast<std::uint32_t>(scn);
  for (const Buffer& row : block.rows) {
    if (row.empty()) continue;
    if (row[1] == 1) ++deleting.flags_and_locks;
    if (row[1] == 2) ++locking.flags_and_locks;
    if ((row[0] & deleted_flag) != 0) deleting.credit += credit_of(row);
  }
  put_rows(builder, content);
  const std::uint64_t wrap_mark = file_.shape().wide_scn ? 0x8000 : 0;
  builder.put(28, 4, scn & 0xffffffff).put(32, 2, (scn >> 32 & 0x7fff) | wrap_mark);
}

void RowPacker::finish() {
  for (const Block& block : blocks_) put_block(block);
}

}  // namespace exhume::test
