#include "formats/exp/reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace exhume::exp {
namespace {

// The longest statements seen have 100 KB; a table of 10,000 partitions needs a few MB.
constexpr std::size_t longest_statement = std::size_t{8} << 20;

constexpr std::uint16_t list_mark = 0xfffd;

[[noreturn]] void fail(Code code, std::uint64_t offset, std::string message) {
  throw Error(code, std::move(message), Place{.offset = offset});
}

}  // namespace

Reader::Reader(Cursor& in)
    : in_(in), header_(read_header(in)), context_{.owner = header_.exporter} {
  sound_end_ = in_.offset();
  try {
    preamble_ = read_preamble(in_, header_.major_version);
    sound_end_ = in_.offset();
  } catch (const Error& error) {
    preamble_error_ = error;
  }
}

std::optional<Statement> Reader::next() {
  if (preamble_error_) throw *preamble_error_;
  if (in_rows_) skip_rows();
  if (complete_) return std::nullopt;
  Statement statement;
  statement.line_range.begin = in_.offset();
  const StatementClass what = read_text(statement.line);
  statement.line_range.end = in_.offset();
  statement.kind = what.kind;
  statement.form = what.form;
  statement.runnable = what.runnable;
  statement.body_range = {in_.offset(), in_.offset()};
  read_body(statement);
  statement.body_range.end = in_.offset();
  context_.follow(statement);
  if (statement.kind == StatementKind::exit) read_end();
  sound_end_ = in_.offset();
  return statement;
}

StatementClass Reader::read_text(std::string& text) {
  const std::uint64_t at = in_.offset();
  text = read_line();
  const StatementClass first = classify(text, at_list_mark());
  if (first.form == BodyForm::marked_list || !may_go_on(first.kind)) return first;
  OpenText open;
  open.feed(text);
  while (open.is_open()) {
    const std::string line = read_line();
    if (text.size() + line.size() > longest_statement) {
      fail(Code::imp_statement_too_long, at,
           fmt::format("a statement of more than {} bytes: its quotes or parentheses do not "
                       "close, so the dump is damaged from here on",
                       longest_statement));
    }
    open.feed(line);
    text += '\n' + line;
  }
  return classify(text, at_list_mark());
}

bool Reader::at_list_mark() {
  const Bytes next = in_.peek(2);
  return next.size() == 2 && next[0] == (list_mark & 0xff) && next[1] == list_mark >> 8;
}

std::string Reader::read_line() {
  const std::uint64_t at = in_.offset();
  if (in_.at_end()) {
    fail(Code::imp_abnormal_end, at,
         "abnormal end of export file: it ends without the EXIT statement");
  }
  const auto line = in_.take_until('\n', longest_statement);
  if (!line) {
    const Bytes rest = in_.peek(longest_statement);
    if (rest.size() == longest_statement) {
      fail(Code::imp_statement_too_long, at,
           fmt::format("a statement of more than {} bytes: the dump is damaged here",
                       longest_statement));
    }
    const bool zeros = std::ranges::all_of(rest, [](std::uint8_t byte) { return byte == 0; });
    fail(Code::imp_abnormal_end, at,
         zeros ? "abnormal end of export file: zeros where the next statement should be"
               : "abnormal end of export file: it ends inside a statement");
  }
  return std::string(as_text(*line));
}

void Reader::read_body(Statement& statement) {
  switch (statement.form) {
    case BodyForm::none:
      if (statement.runnable == RunnableText::body && !in_.ensure(2)) {
        fail(Code::imp_abnormal_end, in_.offset(),
             "abnormal end of export file: it ends before the body of a statement");
      }
      break;
    case BodyForm::rows:
      head_ = read_data_head(in_, header_.major_version);
      rows_.emplace(in_, *head_);
      in_rows_ = true;
      break;
    case BodyForm::marked_list:
      in_.skip(2);
      read_list(statement);
      break;
    case BodyForm::query:
      statement.pieces.push_back(read_counted());
      statement.pieces.push_back(read_counted());
      read_line_end();
      break;
    case BodyForm::counted:
      statement.pieces.push_back(read_counted());
      read_line_end();
      break;
    case BodyForm::two_counted:
      statement.pieces.push_back(read_counted());
      statement.pieces.push_back(read_counted());
      break;
  }
}

void Reader::read_list(Statement& statement) {
  std::size_t size = 0;
  while (true) {
    std::string piece = read_counted();
    if (piece.empty()) break;
    size += piece.size() + sizeof piece;  // many short pieces take memory too
    if (size > longest_statement) {
      fail(Code::imp_statement_too_long, statement.line_range.begin,
           fmt::format("a statement with a body of more than {} bytes: the dump is damaged here",
                       longest_statement));
    }
    statement.pieces.push_back(std::move(piece));
  }
  read_line_end();
}

std::string Reader::read_counted() {
  return std::string(as_text(in_.take(in_.u16le())));
}

void Reader::read_line_end() {
  const std::uint64_t at = in_.offset();
  if (in_.u8() != '\n') {
    fail(Code::bad_structure, at, "the body of a statement is not followed by a line end");
  }
}

// EXIT is repeated and followed by zeros, both only to fill the last record.
void Reader::read_end() {
  complete_ = true;
  filling_.begin = in_.offset();
  while (as_text(in_.peek(5)) == "EXIT\n") in_.skip(5);
  while (true) {
    in_.ensure(1);
    const Bytes window = in_.window();
    const auto zeros = std::ranges::find_if(window, [](std::uint8_t byte) { return byte != 0; });
    const auto count = static_cast<std::size_t>(zeros - window.begin());
    if (count == 0) break;
    in_.skip(count);
  }
  filling_.end = in_.offset();
  trailing_.begin = in_.offset();
  while (in_.ensure(1)) in_.skip(in_.window().size());
  trailing_.end = in_.offset();
}

bool Reader::next_row(Row& row) {
  if (!in_rows_) return false;
  in_rows_ = rows_->next(row);
  sound_end_ = in_.offset();
  return in_rows_;
}

std::uint64_t Reader::skip_rows() {
  if (in_rows_) {
    rows_->skip_rest();
    in_rows_ = false;
    sound_end_ = in_.offset();
  }
  return rows_read();
}

}  // namespace exhume::exp
