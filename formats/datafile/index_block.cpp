#include "formats/datafile/index_block.hpp"

#include <fmt/format.h>

#include <array>

#include "formats/datafile/cache_header.hpp"
#include "src/base/error.hpp"

namespace exhume::datafile {
namespace {

using K = FieldKind;
constexpr Certainty verified = Certainty::verified;
constexpr Certainty high = Certainty::high;

constexpr std::array common_fields{
    Field{"kdxcolev", "level, 0 in leaves", 0, 1, K::number, verified},
    Field{"kdxcolok", "lock", 1, 1, K::number, high},
    Field{"kdxcoopc", "operation code", 2, 1, K::hex, verified},
    Field{"kdxconco", "columns", 3, 1, K::number, verified},
    Field{"kdxcosdc", "structure changes", 4, 4, K::number, high},
    Field{"kdxconro", "rows", 8, 2, K::number, verified},
    Field{"kdxcofbo", "begin of free space", 10, 2, K::number, verified},
    Field{"kdxcofeo", "end of free space", 12, 2, K::number, verified},
    Field{"kdxcoavs", "available space", 14, 2, K::number, verified},
};

constexpr std::array leaf_fields{
    Field{"kdxlespl", "bytes of the last split", 16, 2, K::number, high},
    Field{"kdxlende", "deleted rows", 18, 2, K::number, verified},
    Field{"kdxlenxt", "next leaf", 20, 4, K::dba, verified},
    Field{"kdxleprv", "previous leaf", 24, 4, K::dba, high},
    Field{"kdxledsz", "bytes besides the key", 28, 1, K::number, verified},
    Field{"kdxleflg", "flags", 29, 1, K::hex, high},
};

constexpr std::array branch_fields{
    Field{"kdxbrlmc", "leftmost child", 16, 4, K::dba, verified},
    Field{"kdxbrsno", "last child used", 20, 2, K::number, high},
};

constexpr std::size_t leaf_header_size = 32;
constexpr std::size_t branch_header_size = 24;
// Two words, the usable length and 0, stand before the offsets.
constexpr std::size_t words_before_offsets = 2;
// In place of a column: the key was cut off where it already told the children apart.
constexpr std::uint8_t cut_off = 0xfe;

}  // namespace

IndexBlock::IndexBlock(BlockView block)
    : block_(block), transactions_(TransactionLayer::decode(block)), base_(transactions_.end()) {
  if (!transactions_.is_index()) {
    throw Error(Code::bad_structure, "the block belongs to a table, not to an index",
                Place{.offset = 20});
  }
  level_ = block.u8(base_);
  columns_ = block.u8(base_ + 3);
  const std::size_t count = block.u16(base_ + 8);
  free_begin_ = block.u16(base_ + 10);
  free_end_ = block.u16(base_ + 12);
  available_ = block.u16(base_ + 14);
  if (is_leaf()) {
    deleted_ = block.u16(base_ + 18);
    next_ = block.rdba(base_ + 20);
    previous_ = block.rdba(base_ + 24);
    data_size_ = block.u8(base_ + 28);
  } else {
    leftmost_child_ = block.rdba(base_ + 16);
  }
  const std::size_t header_size = is_leaf() ? leaf_header_size : branch_header_size;
  const std::size_t offsets_at = base_ + header_size + 2 * words_before_offsets;
  if (!block.has(offsets_at, 2 * count + tail_size)) {
    throw Error(Code::bad_structure,
                fmt::format("a directory of {} index rows does not fit into a block of {} bytes",
                            count, block.size()),
                Place{.offset = offsets_at});
  }
  directory_.reserve(count);
  for (std::size_t i = 0; i < count; ++i) directory_.push_back(block.u16(offsets_at + 2 * i));
}

IndexRow IndexBlock::row(std::size_t number) const {
  std::size_t at = base_ + directory_.at(number);
  IndexRow row{.offset = at};
  if (is_leaf()) {
    row.flags = block_.u8(at);
    row.lock = block_.u8(at + 1);
    row.data = block_.bytes(at + 2, data_size_);
    at += 2u + data_size_;
  } else {
    row.child = block_.rdba(at);
    at += 4;
  }
  row.columns.reserve(columns_);
  for (std::uint8_t i = 0; i < columns_; ++i) {
    if (!is_leaf() && block_.u8(at) == cut_off) {
      ++at;
      break;
    }
    row.columns.push_back(read_column(block_, at));
  }
  row.length = at - row.offset;
  return row;
}

std::span<const Field> index_header_fields() {
  return common_fields;
}

std::span<const Field> index_leaf_fields() {
  return leaf_fields;
}

std::span<const Field> index_branch_fields() {
  return branch_fields;
}

}  // namespace exhume::datafile
