#include "formats/exp/reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "formats/exp/marks.hpp"

namespace exhume::exp {
namespace {

// How many files of FILESIZE bytes make a stream of so many; 0 when they make none.
std::uint64_t whole_files(std::uint64_t stream, const Header& header) {
  const std::uint64_t records = header.file_size / header.record_length;
  if (records < 2 || stream <= header.record_length) return 0;
  const std::uint64_t of_a_file = (records - 1) * header.record_length;
  const std::uint64_t behind_header = stream - header.record_length;
  return behind_header % of_a_file == 0 ? behind_header / of_a_file : 0;
}

}  // namespace

Reader::Reader(Cursor& in)
    : in_(in), header_(read_header(in)), context_{.owner = header_.exporter} {
  sound_end_ = in_.offset();
  try {
    if (header_.file_sequence > 1) throw later_file(header_);
    preamble_ = read_preamble(in_, header_.major_version);
    sound_end_ = in_.offset();
  } catch (const Error& error) {
    preamble_ = {.present = false};
    preamble_error_ = error;
  }
}

std::optional<Statement> Reader::next() {
  try {
    return read_next();
  } catch (const Error& error) {
    rethrow(error);
  }
}

std::optional<Statement> Reader::read_next() {
  if (preamble_error_) throw *preamble_error_;
  if (in_rows_) skip_rows();
  if (complete_) return std::nullopt;
  Statement statement = read_statement(in_, look_ahead_);
  if (statement.form == BodyForm::rows) {
    head_ = read_data_head(in_, header_.major_version);
    rows_.emplace(in_, *head_);
    in_rows_ = true;
  }
  statement.body_range.end = in_.offset();
  context_.follow(statement);
  if (statement.kind == StatementKind::exit) read_end();
  sound_end_ = in_.offset();
  return statement;
}

// EXIT is repeated and followed by zeros, both only to fill the last record.
void Reader::read_end() {
  complete_ = true;
  filling_.begin = in_.offset();
  constexpr std::string_view exit = exit_line;
  for (; as_text(in_.peek(exit.size())) == exit; in_.skip(exit.size())) ++ending_.exit_lines;
  while (true) {
    in_.ensure(1);
    const Bytes window = in_.window();
    const auto zeros = std::ranges::find_if(window, [](std::uint8_t byte) { return byte != 0; });
    const auto count = static_cast<std::size_t>(zeros - window.begin());
    if (count == 0) break;
    in_.skip(count);
    ending_.zeros += count;
  }
  filling_.end = in_.offset();
  trailing_.begin = in_.offset();
  while (in_.ensure(1)) in_.skip(in_.window().size());
  trailing_.end = in_.offset();
}

// Where a file of FILESIZE bytes ends, the export goes on in the next one.
void Reader::rethrow(const Error& error) {
  const std::size_t rest = in_.window().size();
  const bool is_early_end = error.code() == Code::imp_abnormal_end && !in_.ensure(rest + 1);
  const std::uint64_t files = is_early_end ? whole_files(in_.offset() + rest, header_) : 0;
  if (files == 0) throw error;
  throw Error(error.code(),
              fmt::format("the export goes on in its file {}: give all of its files, imp as in "
                          "FILE=(a.dmp,b.dmp) and dmp one behind the other",
                          files + 1),
              error.place());
}

bool Reader::next_row(Row& row) {
  if (!in_rows_) return false;
  try {
    in_rows_ = rows_->next(row);
  } catch (const Error& error) {
    rethrow(error);
  }
  sound_end_ = in_.offset();
  return in_rows_;
}

std::uint64_t Reader::skip_rows() {
  if (in_rows_) {
    try {
      rows_->skip_rest();
    } catch (const Error& error) {
      rethrow(error);
    }
    in_rows_ = false;
    sound_end_ = in_.offset();
  }
  return rows_read();
}

}  // namespace exhume::exp
