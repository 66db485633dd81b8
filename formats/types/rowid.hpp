#pragma once
// ROWID and UROWID: the address of a row.

#include <cstdint>
#include <string>
#include <string_view>

#include "formats/types/decoded.hpp"
#include "src/base/bytes.hpp"

namespace exhume::types {

/// A ROWID or UROWID in the form it was stored in. The 6 and 10 byte forms are what Oracle's DUMP
/// function shows, the 13 byte and logical forms what its client protocol sends. No dump with a
/// ROWID column was seen, so whatever is not clearly of one form is refused.
struct RowId {
  enum class Form : std::uint8_t {
    restricted,          ///< 6 bytes, Oracle 7: u32 BE block address, u16 BE row
    extended,            ///< 10 bytes, Oracle 8 on: u32 BE data object, then as restricted
    universal_physical,  ///< 13 bytes: 1, then object u32, file u16, block u32, row u16, all BE
    universal_logical,   ///< 2, then bytes that only the index-organised table understands
    restricted_text,     ///< 18 characters: BBBBBBBB.RRRR.FFFF in upper-case hex
    extended_text,       ///< 18 characters: OOOOOOFFFBBBBBBRRR in base 64
  };

  Form form = Form::extended;
  std::uint32_t data_object = 0;
  std::uint16_t file = 0;   // relative file number; 10 bits in a block address
  std::uint32_t block = 0;  // 22 bits in a block address
  std::uint16_t row = 0;
  Bytes logical;  // what follows the 2 of a logical UROWID; owned by somebody else

  /// Takes a ROWID column's value: 6, 10, or 18 bytes; see Form.
  static Decoded<RowId> decode(Bytes bytes);

  /// Takes a UROWID column's value: a first byte of 1 or 2, or 18 characters.
  static Decoded<RowId> decode_universal(Bytes bytes);

  /// Parses the text of a physical ROWID. It does not tell the stored form: the text form that
  /// it has is given.
  static Decoded<RowId> from_text(std::string_view text);
};

/// Whether file and block have room in a block address: 10 and 22 bits.
bool fits_block_address(const RowId& rowid);

/// Appends the stored form.
void encode(ByteBuffer& out, const RowId& rowid);

/// Appends what Oracle shows: 18 characters of base 64, BBBBBBBB.RRRR.FFFF for a restricted
/// ROWID, and `*` with base 64 for a logical UROWID.
void append_text(std::string& out, const RowId& rowid);

}  // namespace exhume::types
