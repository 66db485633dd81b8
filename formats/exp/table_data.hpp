#pragma once
// Table data: column descriptors and rows as they stand after an INSERT line.
// docs/export-format.md, "Table data".

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "formats/types/column.hpp"
#include "src/base/bytes.hpp"
#include "src/base/cursor.hpp"

namespace exhume::exp {

/// What stands before the rows.
struct DataHead {
  std::vector<types::ColumnType> columns;      // type names in bytes of the client's character set
  std::vector<std::string> type_column_names;  // beside the type names; empty without them
  bool direct_path = false;                    // the rows have no count of LOB values
  ByteRange range;
};

/// One row. The views are valid until the reader moves on.
struct Row {
  std::uint64_t number = 0;  // from 1 within this INSERT
  ByteRange range;
  std::vector<std::optional<Bytes>> fields;  // one for each column; nothing for NULL
  std::vector<std::optional<Bytes>> lobs;    // LOB values in the order of their columns
};

/// Reads the head. `major_version` decides which descriptors carry character sets.
/// Throws Error: imp_abnormal_end, bad_structure.
DataHead read_data_head(Cursor& in, int major_version);

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
    std::size_t begin = 0;
    std::size_t size = 0;
  };

  // What a column had in the row before, and how far it reached with its length word.
  struct LengthGuess {
    std::uint16_t length = 0;
    std::uint32_t step = 0;
  };

  bool at_end_mark();
  void read_fields();
  Field read_pieces(std::uint16_t first_length);
  void read_lobs();
  void read_lob_pieces(std::uint64_t total);
  void check_not_zero_filled();
  void expose(Row& row) const;
  std::size_t skip_in_window(Bytes window);

  Cursor& in_;
  std::vector<bool> is_long_;
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
  bool fields_copied_ = false;
};

}  // namespace exhume::exp
