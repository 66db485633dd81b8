#include "formats/datafile/transaction_layer.hpp"

#include <fmt/format.h>

#include <array>

#include "formats/datafile/block_type.hpp"
#include "formats/datafile/cache_header.hpp"
#include "src/base/error.hpp"

namespace exhume::datafile {
namespace {

using K = FieldKind;
constexpr Certainty verified = Certainty::verified;

// Of blocks of 10g, 11g, 19c and 23ai that were published in full.
constexpr std::array layer_fields{
    Field{"ktbbhtyp", "1 data, 2 index", 20, 1, K::number, verified},
    Field{"ktbbhsid", "data object id", 24, 4, K::number, verified},
    Field{"ktbbhcsc", "SCN of the last cleanout", 28, 6, K::scn, verified},
    Field{"ktbbhict", "entries of the transaction list, in the low byte", 36, 2, K::number,
          verified},
    Field{"ktbbhflg", "flags: 01 on freelist, 30 automatic space management", 38, 1, K::hex,
          verified},
    Field{"ktbbhfsl", "first free entry of the transaction list", 39, 1, K::number, verified},
    Field{"ktbbhfnx", "next block of the freelist, or level 1 bitmap block", 40, 4, K::dba,
          verified},
};

constexpr std::array entry_fields{
    Field{"kxidusn", "undo segment", 0, 2, K::number, verified},
    Field{"kxidslt", "slot in its transaction table", 2, 2, K::number, verified},
    Field{"kxidsqn", "transaction sequence", 4, 4, K::hex, verified},
    Field{"kubadba", "undo block", 8, 4, K::dba, verified},
    Field{"kubaseq", "undo sequence", 12, 2, K::hex, verified},
    Field{"kubarec", "undo record", 14, 1, K::hex, verified},
    Field{"ktbitflg", "flags and locked rows", 16, 2, K::hex, verified},
    Field{"ktbitfsc", "free space credit, or wrap of the commit SCN", 18, 2, K::hex, verified},
    Field{"ktbitbas", "base of the commit SCN", 20, 4, K::hex, verified},
};

// 19c and 23ai set the top bit of the wrap of the cleanout SCN, 11.2 and earlier do not.
constexpr std::uint16_t wrap_bits = 0x7fff;
constexpr std::uint16_t lock_bits = 0x0fff;
constexpr std::size_t automatic_size = 8;

TransactionEntry decode_entry(const BlockView& block, std::size_t at) {
  TransactionEntry entry;
  entry.undo_segment = block.u16(at);
  entry.slot = block.u16(at + 2);
  entry.sequence = block.u32(at + 4);
  entry.undo_block = block.rdba(at + 8);
  entry.undo_sequence = block.u16(at + 12);
  entry.undo_record = block.u8(at + 14);
  const std::uint16_t flags_and_locks = block.u16(at + 16);
  entry.flags = static_cast<std::uint16_t>(flags_and_locks & ~lock_bits);
  entry.locks = flags_and_locks & lock_bits;
  const std::uint16_t wrap_or_credit = block.u16(at + 18);
  if (entry.committed()) {
    entry.scn = Scn::of(wrap_or_credit & wrap_bits, block.u32(at + 20));
  } else {
    entry.credit = wrap_or_credit;
    entry.scn = Scn::of(0, block.u32(at + 20));
  }
  return entry;
}

}  // namespace

std::string TransactionEntry::flag_text() const {
  constexpr std::string_view letters = "CBUT";
  std::string out;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    out += (flags >> (15 - i) & 1) != 0 ? letters[i] : '-';
  }
  return out;
}

TransactionLayer TransactionLayer::decode(const BlockView& block) {
  if (block.u8(0) != block_type::transaction_data) {
    throw Error(
        Code::bad_structure,
        fmt::format("the block holds no rows: its type is {}", block_type_text(block.u8(0))),
        Place{.offset = 0});
  }
  TransactionLayer layer;
  layer.kind = block.u8(20);
  layer.object = block.u32(24);
  layer.cleanout = Scn::of(block.u16(32) & wrap_bits, block.u32(28));
  // The count is a 16-bit word whose upper byte is not always 0.
  const std::size_t count = block.u16(36) & 0xff;
  layer.flags = block.u8(38);
  layer.first_free_entry = block.u8(39);
  layer.next_or_bitmap = block.rdba(40);
  layer.entries.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    layer.entries.push_back(decode_entry(block, transaction_list_at + i * TransactionEntry::size));
  }
  return layer;
}

std::size_t TransactionLayer::end() const {
  return transaction_list_at + entries.size() * TransactionEntry::size +
         (is_automatic() ? automatic_size : 0);
}

std::span<const Field> transaction_fields() {
  return layer_fields;
}

std::span<const Field> transaction_entry_fields() {
  return entry_fields;
}

}  // namespace exhume::datafile
