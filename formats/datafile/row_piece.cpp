#include "formats/datafile/row_piece.hpp"

#include <fmt/format.h>

#include "formats/datafile/cache_header.hpp"
#include "src/base/error.hpp"

namespace exhume::datafile {
namespace {

constexpr std::uint8_t longest_short = 0xfa;
constexpr std::uint8_t long_length = 0xfe;
constexpr std::uint8_t null_length = 0xff;

// Addresses in rows are big-endian on all platforms.
RowAddress read_address(const BlockView& block, std::size_t& at) {
  const BlockView bytes(block.bytes(at, 6), ByteOrder::big);
  at += 6;
  return {bytes.rdba(0), bytes.u16(4)};
}

ClusterKey read_cluster_key(const BlockView& block, std::size_t& at) {
  ClusterKey key;
  key.current_rows = block.u16(at);
  key.committed_rows = block.u16(at + 2);
  at += 4;
  key.previous = read_address(block, at);
  key.next = read_address(block, at);
  return key;
}

// Reads a piece and gives its columns to `take`, in order.
template <typename Take>
RowPiece read_piece(const BlockView& block, std::size_t offset, Take take) {
  // A row cannot reach into the tail.
  const BlockView rows(block.bytes(0, block.size() - std::min(block.size(), tail_size)),
                       block.order());
  RowPiece piece;
  piece.offset = offset;
  piece.flags = rows.u8(offset);
  piece.lock = rows.u8(offset + 1);
  const std::uint8_t count = rows.u8(offset + 2);
  std::size_t at = offset + 3;
  if (piece.has(RowPiece::flag_cluster_member)) piece.key_slot = rows.u8(at++);
  if (!piece.has(RowPiece::flag_head) && piece.has(RowPiece::flag_first)) {
    piece.head = read_address(rows, at);
  }
  if (!piece.has(RowPiece::flag_last)) piece.next = read_address(rows, at);
  if (piece.has(RowPiece::flag_cluster_key)) piece.key = read_cluster_key(rows, at);
  for (std::uint8_t i = 0; i < count; ++i) take(read_column(rows, at));
  piece.length = at - offset;
  return piece;
}

}  // namespace

std::string to_string(const RowAddress& address) {
  return fmt::format("0x{:08x}.{}", address.block.value, address.slot);
}

std::optional<Bytes> read_column(const BlockView& block, std::size_t& at) {
  const std::uint8_t first = block.u8(at);
  if (first == null_length) {
    ++at;
    return std::nullopt;
  }
  std::size_t length = first;
  std::size_t begin = at + 1;
  if (first == long_length) {
    length = block.u16(begin);
    begin += 2;
  } else if (first > longest_short) {
    throw Error(Code::bad_structure, fmt::format("0x{:02x} is no length of a column", first),
                Place{.offset = at});
  }
  const Bytes value = block.bytes(begin, length);
  at = begin + length;
  return value;
}

RowPiece RowPiece::decode(const BlockView& block, std::size_t offset) {
  StoredColumns columns;
  RowPiece piece = read_piece(
      block, offset, [&columns](const std::optional<Bytes>& column) { columns.push_back(column); });
  piece.columns = std::move(columns);
  return piece;
}

RowPiece RowPiece::outline(const BlockView& block, std::size_t offset) {
  return read_piece(block, offset, [](const std::optional<Bytes>&) {});
}

std::string row_flag_text(std::uint8_t flags) {
  constexpr std::string_view letters = "KCHDFLPN";
  std::string out;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    out += (flags >> (7 - i) & 1) != 0 ? letters[i] : '-';
  }
  return out;
}

}  // namespace exhume::datafile
