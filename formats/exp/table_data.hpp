#pragma once
// Table data: column descriptors and rows as they stand after an INSERT line.
// docs/export-format.md, "Table data".

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "formats/types/column.hpp"
#include "src/base/bytes.hpp"
#include "src/base/cursor.hpp"

namespace exhume::exp {

/// What stands before the rows.
struct DataHead {
  std::vector<types::ColumnType> columns;      // type names in bytes of the client's character set
  std::vector<std::string> type_column_names;  // one for each column when the table has LOB,
                                               // object or collection columns, else none
  bool direct_path = false;  // the rows have no count of LOB values; so are those of version 7
  ByteRange range;
};

/// How a LOB value stands behind its row.
enum class LobForm : std::uint8_t {
  plain,      // a length word and the bytes
  pieces_16,  // 9.2: a 16-bit total, then pieces
  pieces_32,  // 9.2: a 32-bit total, then pieces
  pieces_64,  // from 10.1: a 64-bit total, then pieces
  null,       // the mark of NULL
  absent,     // not at all: the row has a locator only
};

/// How a value was cut into pieces.
struct Pieces {
  LobForm form = LobForm::plain;
  std::uint32_t size = 0;                // of each but the last; 0 when they are not alike
  std::span<const std::uint16_t> sizes;  // of all of them
};

/// One row. The views are valid until the reader moves on.
struct Row {
  std::uint64_t number = 0;  // from 1 within this INSERT
  ByteRange range;
  std::vector<std::optional<Bytes>> fields;  // one for each column; nothing for NULL
  std::vector<std::optional<Bytes>> lobs;    // LOB values in the order of their columns
  std::vector<Pieces> lob_pieces;            // of lobs; those without are in one piece

  /// A LONG, LONG RAW or other text that came in pieces.
  struct LongInPieces {
    std::size_t column;
    Pieces pieces;
  };
  std::vector<LongInPieces> longs;
};

/// Reads the head. `major_version` decides which descriptors carry character sets, and whether
/// anything stands between them and the rows.
/// Throws Error: imp_abnormal_end, bad_structure.
DataHead read_data_head(Cursor& in, int major_version);

/// Appends the bytes that read_data_head() reads. Throws Error(bad_structure) for what no dump
/// can hold: no or too many columns, names of more than 255 bytes, names of types in version 7.
void put_data_head(std::vector<std::uint8_t>& out, const DataHead& head, int major_version);

/// Reads the rows behind a head, one by one or over them.
class RowReader {
 public:
  /// `in` stands at the first row and must outlive the reader.
  RowReader(Cursor& in, const DataHead& head);

  /// Reads the next row into `row`; false when the end mark of the rows has been read.
  /// Throws Error: imp_abnormal_end, bad_structure; rows_read() are complete then.
  bool next(Row& row);

  /// Moves over all rows that are left and the end mark, faster than next() does.
  void skip_rest();

  /// Complete rows read or skipped so far.
  std::uint64_t rows_read() const { return rows_; }

  /// File offsets from the first row to behind the last complete one.
  ByteRange range() const { return {begin_, end_}; }

 private:
  struct Field {
    bool is_null = false;
    bool in_pieces = false;
    LobForm form = LobForm::plain;
    std::size_t begin = 0;
    std::size_t size = 0;
    std::size_t first_piece = 0;  // in piece_sizes_
    std::size_t pieces = 0;
  };

  // What a column had in the row before, and how far it reached with its length word.
  struct LengthGuess {
    std::uint16_t length = 0;
    std::uint32_t step = 0;
  };

  bool next(Row* row);
  bool at_end_mark();
  void read_fields();
  Field read_pieces(std::uint16_t first_length);
  void read_lobs();
  void read_lob_pieces(Field& lob, LobForm form, std::uint64_t total);
  Field field_in_pieces() const;
  void take_piece(Field& field, std::uint16_t size);
  Pieces pieces_of(const Field& field) const;
  void check_not_zero_filled();
  void expose(Row& row) const;
  std::size_t skip_in_window(Bytes window);

  Cursor& in_;
  std::vector<std::uint16_t> most_before_pieces_;
  bool direct_path_;
  std::uint64_t rows_ = 0;
  std::uint64_t begin_;
  std::uint64_t end_;
  std::uint64_t row_begin_ = 0;
  std::vector<Field> fields_;
  std::vector<Field> lobs_;
  std::vector<LengthGuess> guesses_;
  std::vector<std::uint8_t> row_bytes_;    // the fields, when LOBs follow them
  std::vector<std::uint8_t> piece_bytes_;  // LOB values and LONGs put together from pieces
  std::vector<std::uint16_t> piece_sizes_;
  bool fields_copied_ = false;
  bool has_long_in_pieces_ = false;
  bool keeps_values_ = true;   // else sizes alone
  bool ends_in_zero_ = false;  // the last value of the row
};

}  // namespace exhume::exp
