#include "tests/support/datafile/row_bytes.hpp"

namespace exhume::test {
namespace {

void put_native16(Buffer& out, std::size_t value, bool big_endian) {
  const auto number = static_cast<std::uint16_t>(value);
  big_endian ? put_be16(out, number) : put_le16(out, number);
}

void put_address(Buffer& out, const PieceAddress& address) {
  put_be32(out, address.rdba);
  put_be16(out, address.slot);
}

}  // namespace

void put_column(Buffer& out, const std::optional<Buffer>& column, bool big_endian) {
  if (!column) {
    out.push_back(0xff);
    return;
  }
  if (column->size() <= 250) {
    out.push_back(static_cast<std::uint8_t>(column->size()));
  } else {
    out.push_back(0xfe);
    put_native16(out, column->size(), big_endian);
  }
  put(out, *column);
}

Buffer piece_bytes(const PieceContent& piece, bool big_endian) {
  const auto has = [&piece](int flag) { return (piece.flags & flag) != 0; };
  Buffer out{piece.flags, piece.lock, static_cast<std::uint8_t>(piece.columns.size())};
  if (has(0x40)) out.push_back(piece.key_slot);
  if (has(0x08) && !has(0x20)) put_address(out, piece.head);
  if (!has(0x04)) put_address(out, piece.next);
  if (has(0x80)) {
    put_native16(out, piece.key_rows, big_endian);
    put_native16(out, piece.key_rows, big_endian);
    put_address(out, piece.key);
    put_address(out, piece.key);
  }
  for (const auto& column : piece.columns) put_column(out, column, big_endian);
  return out;
}

}  // namespace exhume::test
