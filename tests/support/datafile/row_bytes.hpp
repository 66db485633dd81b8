#pragma once
// Row pieces as they lie in blocks: whole rows, chained and migrated ones, rows of clusters.

#include <cstdint>
#include <optional>
#include <vector>

#include "tests/support/block_builder.hpp"

namespace exhume::test {

/// Columns in stored order; nothing is NULL.
using Columns = std::vector<std::optional<Buffer>>;

/// Where a row piece is: block address and slot.
struct PieceAddress {
  std::uint32_t rdba = 0;
  std::uint16_t slot = 0;
};

/// One piece of a row. The flags say which of the parts are there.
struct PieceContent {
  std::uint8_t flags = 0x2c;
  std::uint8_t lock = 0;
  std::uint8_t key_slot = 0;   // of a cluster member
  PieceAddress head;           // of a first piece without the row's head
  PieceAddress next;           // of a piece that is not the last
  std::uint16_t key_rows = 0;  // of a cluster key
  PieceAddress key;            // likewise: the key itself
  Columns columns;
};

/// The bytes of the piece, as a platform of this byte order writes them.
Buffer piece_bytes(const PieceContent& piece, bool big_endian);

/// Appends a column: a length byte, or fe and a native u16 over 250 bytes; ff for NULL.
void put_column(Buffer& out, const std::optional<Buffer>& column, bool big_endian);

}  // namespace exhume::test
