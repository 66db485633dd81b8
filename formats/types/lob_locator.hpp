#pragma once
// LOB locators: what stands in a row in place of a LOB.

#include <cstdint>
#include <string_view>

#include "formats/types/decoded.hpp"
#include "src/base/bytes.hpp"

namespace exhume::types {

/// What the locator of a BLOB, CLOB or NCLOB says. In dumps of 9.2 to 23 it is u16 BE count of
/// the bytes that follow, u16 BE version (1, or 2 in 19 and 23), then the flag bytes 4 to 7.
/// A short LOB's bytes may stand at its end; the LOB value after the row is the one to use.
struct LobLocator {
  static constexpr std::size_t min_size = 8;

  enum class Kind : std::uint8_t { blob, clob, nclob };

  /// How character data is stored.
  enum class Encoding : std::uint8_t {
    column_charset,  ///< in the character set of the column's descriptor
    utf16_be,
    utf16_le,
  };

  Kind kind = Kind::blob;
  Encoding encoding = Encoding::column_charset;
  Bytes bytes;  // the whole locator, owned by somebody else

  /// Reads bits 0 to 2 of byte 4 (1 BLOB, 2 CLOB, 4 NCLOB) and of byte 6 bit 0x80 (UTF-16, for a
  /// database character set of variable width) with 0x08 (10.x to 19) or 0x02 (23) beside it
  /// for big-endian; in 9.2 neither stands there and the text is little-endian.
  static Decoded<LobLocator> decode(Bytes bytes);
};

/// What the locator of a BFILE says: the names that BFILENAME was given. They are in the
/// character set of the database.
struct BfileLocator {
  std::string_view directory;
  std::string_view file;
  Bytes bytes;  // the whole locator, owned by somebody else, as are the names

  /// Takes a locator with u16 BE length and directory name, u16 BE length and file name from
  /// byte 16 on, as Oracle's client protocol has it. No dump with a BFILE value was seen:
  /// refuses whatever does not fit exactly.
  static Decoded<BfileLocator> decode(Bytes bytes);
};

/// Append the locator.
void encode(ByteBuffer& out, const LobLocator& locator);
void encode(ByteBuffer& out, const BfileLocator& locator);

}  // namespace exhume::types
