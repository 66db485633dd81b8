#include "formats/exp/table_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "formats/exp/marks.hpp"
#include "src/base/error.hpp"

namespace exhume::exp {
namespace {

[[noreturn]] void fail(std::uint64_t offset, std::string message) {
  throw Error(Code::bad_structure, std::move(message), Place{.offset = offset});
}

std::uint16_t little_endian_16(Bytes bytes, std::size_t at) {
  return static_cast<std::uint16_t>(bytes[at] | bytes[at + 1] << 8);
}

std::string counted_name(Cursor& in) {
  return std::string(as_text(in.take(in.u8())));
}

}  // namespace

DataHead read_data_head(Cursor& in, int major_version) {
  DataHead head;
  head.range.begin = in.offset();
  const std::uint16_t count = in.u16le();
  if (count == 0 || count > most_columns) {
    fail(head.range.begin,
         fmt::format("table data with {} columns: a table has 1 to {}", count, most_columns));
  }
  for (int i = 0; i < count; ++i) {
    types::ColumnType column;
    column.code = static_cast<types::TypeCode>(in.u16le());
    column.size = in.u16le();
    if (has_character_set(column.code, major_version)) {
      column.charset_id = in.u16le();
      column.charset_form = in.u16le();
    }
    head.columns.push_back(std::move(column));
  }
  head.range.end = in.offset();
  if (!has_object_parts(major_version)) {
    head.direct_path = true;
    return head;
  }
  const std::uint64_t names_at = in.offset();
  const std::uint16_t names = in.u16le();
  if (names != 0 && names != count) {
    fail(names_at, fmt::format("type names for {} columns of {}", names, count));
  }
  for (int i = 0; i < names; ++i) {
    auto& column = head.columns[static_cast<std::size_t>(i)];
    column.type_owner = counted_name(in);
    column.type_name = counted_name(in);
    head.type_column_names.push_back(counted_name(in));
  }
  const std::uint64_t path_at = in.offset();
  const std::uint16_t path = in.u16le();
  if (path > 1) {
    fail(path_at, fmt::format("rows begin with 0 (conventional) or 1 (direct path), not {}", path));
  }
  head.direct_path = path == 1;
  head.range.end = in.offset();
  return head;
}

RowReader::RowReader(Cursor& in, const DataHead& head)
    : in_(in), direct_path_(head.direct_path), begin_(in.offset()), end_(in.offset()) {
  for (const types::ColumnType& column : head.columns) {
    most_before_pieces_.push_back(most_before_pieces(column.code));
  }
  fields_.resize(head.columns.size());
  guesses_.resize(fields_.size(), {null_length, 2});
}

bool RowReader::at_end_mark() {
  const Bytes mark = in_.peek(2);
  if (mark.size() < 2 || little_endian_16(mark, 0) != end_of_rows) return false;
  const std::uint64_t at = in_.offset();
  in_.skip(2);
  if (in_.u8() != '\n') fail(at, "the end mark of the rows is not followed by a line end");
  return true;
}

bool RowReader::next(Row& row) {
  return next(&row);
}

bool RowReader::next(Row* row) {
  if (at_end_mark()) return false;
  row_begin_ = in_.offset();
  piece_bytes_.clear();
  piece_sizes_.clear();
  lobs_.clear();
  fields_copied_ = false;
  has_long_in_pieces_ = false;
  ends_in_zero_ = false;
  in_.hold();
  read_fields();
  if (!direct_path_) read_lobs();
  check_not_zero_filled();
  end_ = in_.offset();
  ++rows_;
  if (row != nullptr) expose(*row);
  in_.release();
  return true;
}

void RowReader::read_fields() {
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const std::uint64_t at = in_.offset();
    const std::uint16_t length = in_.u16le();
    if (length == null_length) {
      fields_[i] = {.is_null = true};
    } else if ((length & more_pieces) != 0 && length <= most_before_pieces_[i]) {
      fields_[i] = read_pieces(length);
    } else if (length > longest_length) {
      fail(at, fmt::format("column {} of {} has the impossible length {}", i + 1, fields_.size(),
                           length));
    } else {
      in_.skip(length);
      fields_[i] = {.begin = in_.held().size() - length, .size = length};
      if (length > 0) ends_in_zero_ = in_.held().back() == 0;
    }
  }
}

RowReader::Field RowReader::read_pieces(std::uint16_t first_length) {
  Field field = field_in_pieces();
  has_long_in_pieces_ = true;
  std::uint16_t length = first_length;
  while (true) {
    take_piece(field, length & ~more_pieces);
    if ((length & more_pieces) == 0) return field;
    length = in_.u16le();
  }
}

RowReader::Field RowReader::field_in_pieces() const {
  return {.in_pieces = true, .begin = piece_bytes_.size(), .first_piece = piece_sizes_.size()};
}

void RowReader::take_piece(Field& field, std::uint16_t size) {
  const Bytes piece = in_.take(size);
  if (size > 0) ends_in_zero_ = piece.back() == 0;
  field.size += size;
  if (!keeps_values_) return;
  piece_bytes_.insert(piece_bytes_.end(), piece.begin(), piece.end());
  piece_sizes_.push_back(size);
  ++field.pieces;
}

void RowReader::read_lobs() {
  const std::uint16_t count = in_.u16le();
  if (count == 0) return;
  if (count > most_columns) {
    fail(in_.offset() - 2,
         fmt::format("{} LOB values after a row of {} columns", count, fields_.size()));
  }
  if (keeps_values_) {
    const Bytes held = in_.held();
    row_bytes_.assign(held.begin(), held.end());
  }
  fields_copied_ = true;
  in_.release();
  for (int i = 0; i < count; ++i) {
    const std::uint64_t at = in_.offset();
    const std::uint16_t length = in_.u16le();
    Field lob = field_in_pieces();
    if (length == null_length) {
      lob.is_null = true;
      lob.form = LobForm::null;
    } else if (length == lob_in_pieces) {
      read_lob_pieces(lob, LobForm::pieces_64, in_.u64le());
    } else if (length == lob_in_pieces_9) {
      const std::uint16_t total = in_.u16le();
      if (total == lob_in_pieces_9) {
        read_lob_pieces(lob, LobForm::pieces_32, in_.u32le());
      } else {
        read_lob_pieces(lob, LobForm::pieces_16, total);
      }
    } else if (length > longest_length) {
      fail(at,
           fmt::format("LOB value {} of {} has the impossible length {}", i + 1, count, length));
    } else {
      take_piece(lob, length);
    }
    lobs_.push_back(lob);
  }
}

void RowReader::read_lob_pieces(Field& lob, LobForm form, std::uint64_t total) {
  lob.form = form;
  while (total > 0) {
    const std::uint64_t at = in_.offset();
    const std::uint16_t length = in_.u16le();
    if (length == 0 || length > total) {
      fail(at, fmt::format("a LOB piece of {} bytes where {} are left", length, total));
    }
    take_piece(lob, length);
    total -= length;
  }
}

// An export that failed leaves zeros up to the end of its last record. Oracle has no value of
// zero bytes (it is NULL), and none has been seen in a row: a row of nothing but those is no row,
// and one that ends with such a value, or in a zero, and has more zeros behind it was cut short.
void RowReader::check_not_zero_filled() {
  const auto is_empty = [](const Field& field) { return !field.is_null && field.size == 0; };
  const bool ends_empty = is_empty(fields_.back());
  if (!ends_empty && !ends_in_zero_) return;
  const Bytes next = in_.peek(2);
  const bool zeros_follow = std::ranges::all_of(next, [](std::uint8_t byte) { return byte == 0; });
  const bool is_cut_short = zeros_follow && (ends_empty || next.size() == 2);
  if (is_cut_short || std::ranges::all_of(fields_, is_empty)) {
    throw Error(Code::imp_abnormal_end,
                "abnormal end of export file: zeros where a row or the end of the rows should be",
                Place{.offset = row_begin_});
  }
}

void RowReader::expose(Row& row) const {
  const Bytes fields = fields_copied_ ? Bytes(row_bytes_) : in_.held();
  const auto view = [&](const Field& field) -> std::optional<Bytes> {
    if (field.is_null) return std::nullopt;
    return (field.in_pieces ? Bytes(piece_bytes_) : fields).subspan(field.begin, field.size);
  };
  row.number = rows_;
  row.range = {row_begin_, end_};
  row.fields.resize(fields_.size());
  row.lobs.resize(lobs_.size());
  std::ranges::transform(fields_, row.fields.begin(), view);
  std::ranges::transform(lobs_, row.lobs.begin(), view);
  row.lob_pieces.resize(lobs_.size());
  std::ranges::transform(lobs_, row.lob_pieces.begin(),
                         [this](const Field& lob) { return pieces_of(lob); });
  row.longs.clear();
  if (!has_long_in_pieces_) return;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (fields_[i].in_pieces) row.longs.push_back({i, pieces_of(fields_[i])});
  }
}

Pieces RowReader::pieces_of(const Field& field) const {
  const auto sizes = std::span(piece_sizes_).subspan(field.first_piece, field.pieces);
  Pieces out{.form = field.form, .sizes = sizes};
  if (sizes.empty() || field.form == LobForm::plain) return out;
  const bool alike = std::ranges::all_of(sizes.first(sizes.size() - 1),
                                         [&](std::uint16_t size) { return size == sizes[0]; });
  if (alike && sizes.back() <= sizes[0]) out.size = sizes[0];
  return out;
}

void RowReader::skip_rest() {
  keeps_values_ = false;
  while (true) {
    in_.skip(skip_in_window(in_.window()));
    end_ = in_.offset();
    if (!next(nullptr)) return;
  }
}

// Counts the complete rows without LOB values and pieces at the front of the window, but for the
// last one, and returns their size. Stops at the first row that is anything else: next() knows
// what to make of it, and whether the last one is one.
// A column's length is mostly the one it had in the row before: going on from that guess, the
// processor need not wait for the length to arrive before it looks for the next one.
std::size_t RowReader::skip_in_window(Bytes window) {
  if (window.size() < 2) return 0;
  const std::size_t last = window.size() - 2;
  std::size_t done = 0;
  std::size_t before_last = 0;
  std::uint64_t rows = 0;
  while (true) {
    std::size_t at = done;
    std::size_t column = 0;
    for (; column < guesses_.size() && at <= last; ++column) {
      const std::uint16_t length = little_endian_16(window, at);
      LengthGuess& guess = guesses_[column];
      if (length != guess.length) {
        if (length == 0 || (length >= more_pieces && length != null_length)) break;
        guess = {length, length == null_length ? 2u : length + 2u};
      }
      at += guess.step;
    }
    if (column < guesses_.size()) break;
    if (!direct_path_) {
      if (at > last || little_endian_16(window, at) != 0) break;
      at += 2;
    }
    if (at > window.size()) break;
    before_last = done;
    done = at;
    ++rows;
  }
  if (rows == 0) return 0;
  rows_ += rows - 1;
  return before_last;
}

}  // namespace exhume::exp
