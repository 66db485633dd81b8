#include "formats/exp/statement_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "formats/exp/marks.hpp"
#include "src/base/error.hpp"

namespace exhume::exp {
namespace {

[[noreturn]] void fail(Code code, std::uint64_t offset, std::string message) {
  throw Error(code, std::move(message), Place{.offset = offset});
}

class StatementReader {
 public:
  explicit StatementReader(Cursor& in) : in_(in) {}

  Statement read() {
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
    return statement;
  }

 private:
  StatementClass read_text(std::string& text);
  bool at_list_mark();
  std::string read_line();
  void read_body(Statement& statement);
  void read_list(Statement& statement);
  std::string read_counted();
  void read_line_end();

  Cursor& in_;
};

StatementClass StatementReader::read_text(std::string& text) {
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

bool StatementReader::at_list_mark() {
  const Bytes next = in_.peek(2);
  return next.size() == 2 && next[0] == (list_mark & 0xff) && next[1] == list_mark >> 8;
}

std::string StatementReader::read_line() {
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

void StatementReader::read_body(Statement& statement) {
  switch (statement.form) {
    case BodyForm::none:
      if (statement.runnable == RunnableText::body && !in_.ensure(2)) {
        fail(Code::imp_abnormal_end, in_.offset(),
             "abnormal end of export file: it ends before the body of a statement");
      }
      break;
    case BodyForm::rows: break;
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

void StatementReader::read_list(Statement& statement) {
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

std::string StatementReader::read_counted() {
  return std::string(as_text(in_.take(in_.u16le())));
}

void StatementReader::read_line_end() {
  const std::uint64_t at = in_.offset();
  if (in_.u8() != '\n') {
    fail(Code::bad_structure, at, "the body of a statement is not followed by a line end");
  }
}

}  // namespace

Statement read_statement(Cursor& in) {
  return StatementReader(in).read();
}

}  // namespace exhume::exp
