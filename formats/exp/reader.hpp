#pragma once
// Reads an export dump from front to back: header, preamble, statements, rows.

#include <cstdint>
#include <optional>
#include <string>

#include "formats/exp/context.hpp"
#include "formats/exp/ending.hpp"
#include "formats/exp/header.hpp"
#include "formats/exp/preamble.hpp"
#include "formats/exp/statement.hpp"
#include "formats/exp/statement_reader.hpp"
#include "formats/exp/table_data.hpp"
#include "src/base/cursor.hpp"
#include "src/base/error.hpp"

namespace exhume::exp {

/// A strict reader: but for a statement whose end is in doubt (Statement::ends_open, left_out) it
/// never looks for a place to go on. What stops it is thrown as Error with the offset, and row
/// where there is one; everything that next() gave before is sound.
class Reader {
 public:
  /// Reads the header, and the preamble if the dump goes that far. `in` must outlive the reader
  /// and stand at the first byte. Throws Error when the header is none.
  explicit Reader(Cursor& in);

  const Header& header() const { return header_; }
  const Preamble& preamble() const { return preamble_; }
  const Context& context() const { return context_; }

  /// The next statement; nothing behind EXIT and its filling. When the last one was an INSERT,
  /// its unread rows are skipped. Of kind insert, rows follow: head() and next_row() are for
  /// them.
  std::optional<Statement> next();

  /// What stands before the rows of the INSERT that next() gave.
  const DataHead& head() const { return *head_; }

  /// The next row of the INSERT that next() gave; false behind the last one.
  bool next_row(Row& row);

  /// Skips the rows that are left of the INSERT that next() gave and returns how many it had
  /// in all.
  std::uint64_t skip_rows();

  /// Complete rows of the current or last INSERT read or skipped so far, and their range.
  std::uint64_t rows_read() const { return rows_ ? rows_->rows_read() : 0; }
  ByteRange rows_range() const { return rows_ ? rows_->range() : ByteRange{}; }

  /// True when EXIT has been read.
  bool is_complete() const { return complete_; }

  /// What follows the last statement: EXIT lines and zeros up to the end of the record.
  const ByteRange& filling() const { return filling_; }

  /// The same in numbers.
  const Ending& ending() const { return ending_; }

  /// Bytes behind the filling that no rule claims; empty in a sound dump.
  const ByteRange& trailing() const { return trailing_; }

  /// How far everything has been understood: the end of the last complete statement or row.
  std::uint64_t sound_end() const { return in_rows_ ? rows_->range().end : sound_end_; }

 private:
  std::optional<Statement> read_next();
  void read_end();
  [[noreturn]] void rethrow(const Error& error);

  Cursor& in_;
  Header header_;
  Preamble preamble_;
  Context context_;
  std::optional<Error> preamble_error_;  // thrown by next()
  LookAhead look_ahead_;
  std::optional<DataHead> head_;
  std::optional<RowReader> rows_;
  bool in_rows_ = false;
  bool complete_ = false;
  ByteRange filling_;
  Ending ending_;
  ByteRange trailing_;
  std::uint64_t sound_end_ = 0;
};

}  // namespace exhume::exp
