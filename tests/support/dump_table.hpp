#pragma once
// The columns, values and LOBs of the table data in a test dump.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/dump_header.hpp"

namespace exhume::test {

/// One entry of the column descriptors after an INSERT line.
struct Column {
  std::string name;
  std::uint16_t type = 0;
  std::uint16_t size = 0;
  std::uint16_t charset = 0;  ///< written for types 1, 96 and, from 9i on, 112
  std::uint16_t form = 1;     ///< 1 implicit, 2 national
  std::string type_owner;     ///< object columns
  std::string type_name;

  bool is_lob() const { return type == 112 || type == 113; }
  /// Whether the column makes the table data carry a name extension.
  bool is_extended() const { return is_lob() || type == 114 || (type >= 121 && type <= 123); }
};

Column varchar2(std::string name, std::uint16_t size, std::uint16_t charset = charset_id::al32utf8);
Column nvarchar2(std::string name, std::uint16_t size,
                 std::uint16_t charset = charset_id::al16utf16);
Column fixed_char(std::string name, std::uint16_t size,
                  std::uint16_t charset = charset_id::al32utf8);
Column nchar(std::string name, std::uint16_t size, std::uint16_t charset = charset_id::al16utf16);
Column number_column(std::string name);
Column date_column(std::string name);
Column long_column(std::string name);
Column raw_column(std::string name, std::uint16_t size);
/// Types without charset: BINARY_FLOAT, TIMESTAMP and the like, by Oracle's type number.
Column plain_column(std::string name, std::uint16_t type, std::uint16_t size);
/// `size` is the header's length of the LOB bookkeeping: 28 (8.1), 20 (9.2, 10), 72 (11, 19), …
Column clob(std::string name, std::uint16_t size, std::uint16_t charset = charset_id::al32utf8);
Column nclob(std::string name, std::uint16_t size, std::uint16_t charset = charset_id::al16utf16);
Column blob(std::string name, std::uint16_t size);

/// How the length of a LOB value after its row is written.
enum class LobForm {
  counted,   ///< u16 length
  pieces64,  ///< fc ff, u64 total, then pieces (10.1 on)
  pieces16,  ///< fa ff, u16 total, then pieces (9.2)
  pieces32   ///< fa ff fa ff, u32 total, then pieces (9.2)
};

/// A LOB value that follows its row.
struct LobData {
  Buffer bytes;
  LobForm form = LobForm::counted;
  std::size_t piece = 8132;  ///< the longest piece, in bytes
};

/// One value of a row: nothing for NULL; a LOB column's bytes are its locator.
struct Value {
  std::optional<Buffer> bytes;
  std::optional<LobData> lob;

  Value(std::nullopt_t) {}
  Value(Buffer stored) : bytes(std::move(stored)) {}
  Value(std::string_view text) : bytes(bytes_of(text)) {}
  Value(const char* text) : Value(std::string_view(text)) {}
  Value(const std::string& text) : Value(std::string_view(text)) {}
  Value(Buffer locator, LobData data) : bytes(std::move(locator)), lob(std::move(data)) {}
};

using Row = std::vector<Value>;

enum class LobKind : std::uint8_t { blob = 1, clob = 2, nclob = 4 };

/// A LOB locator of the release `major`: its kind, whether the text is UTF-16 (a database
/// charset of variable width), the column's charset id. What the server keeps in the rest
/// of a locator stays zero.
Buffer lob_locator(int major, LobKind kind, bool utf16 = false, std::uint16_t charset = 0);

/// The bytes of a LOB value with its length word, whole or in pieces.
Buffer lob_value(const LobData& lob);

}  // namespace exhume::test
