#include "formats/exp/statement_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "formats/exp/marks.hpp"
#include "formats/exp/open_text.hpp"
#include "src/base/error.hpp"

namespace exhume::exp {
namespace {

// A text that holds lines like statements closes this soon behind the first of them, or never.
constexpr std::size_t longest_look = std::size_t{1} << 20;

// Looks that fail cost no more than the first of these and so many times the bytes of the dump.
constexpr std::uint64_t free_look = std::uint64_t{4} << 20;
constexpr std::uint64_t looks_per_byte = 4;

// More than the longest beginning that tells a statement.
constexpr std::size_t beginning = 64;

[[noreturn]] void fail(Code code, std::uint64_t offset, std::string message) {
  throw Error(code, std::move(message), Place{.offset = offset});
}

bool is_statement(std::string_view line) {
  const StatementKind kind = classify(line, false).kind;
  return kind != StatementKind::unknown && kind != StatementKind::blank;
}

bool begins_statement(Bytes at) {
  const std::string_view text = as_text(at);
  return is_statement(text.substr(0, std::min(text.find('\n'), beginning)));
}

// Two letters of a line may be taken for the length of a string of other lines.
bool holds_certain_line(std::string_view text) {
  for (auto at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (is_certain(rest.substr(0, rest.find('\n')))) return true;
  }
  return false;
}

class StatementReader {
 public:
  StatementReader(Cursor& in, LookAhead* look_ahead) : in_(in), look_ahead_(look_ahead) {}

  Statement read() {
    statement_.line_range.begin = in_.offset();
    StatementClass what = read_text();
    statement_.line_range.end = in_.offset();
    if (may_have_counted_body(what) && at_unknown_body()) what = with_counted_body(what);
    if (what.form == BodyForm::counted && !at_counted_body()) {
      what.form = BodyForm::none;
      what.runnable = RunnableText::none;
      statement_.lacks_body = true;
    }
    statement_.kind = what.kind;
    statement_.form = what.form;
    statement_.runnable = what.runnable;
    read_body();
    statement_.body_range = {statement_.line_range.end, in_.offset()};
    return std::move(statement_);
  }

 private:
  StatementClass read_text();
  void read_line();
  void pass_line();
  void keep(std::string_view part);
  void leave_out(std::uint64_t size);
  bool closes_ahead();
  std::uint64_t look_allowed() const;
  bool at_list_mark();
  bool at_unknown_body();
  bool at_counted_body();
  void read_body();
  void read_list();
  void read_piece() { statement_.pieces.emplace_back(as_text(in_.take(in_.u16le()))); }
  void read_line_end();
  [[noreturn]] void fail_without_line_end();

  bool may_go_wrong() const { return look_ahead_ != nullptr; }

  Cursor& in_;
  LookAhead* look_ahead_;  // null for a strict reader
  Statement statement_;
  OpenText open_;
  std::uint64_t closes_at_ = 0;  // up to here no line is another statement
};

StatementClass StatementReader::read_text() {
  read_line();
  std::string& text = statement_.line;
  const StatementClass first = classify(text, at_list_mark());
  if (first.form == BodyForm::marked_list || !may_go_on(first.kind)) return first;
  while (open_.is_open()) {
    if (may_go_wrong() && in_.offset() >= closes_at_ && at_statement(in_) && !closes_ahead()) {
      statement_.ends_open = true;
      break;
    }
    keep("\n");
    read_line();
  }
  return classify(text, at_list_mark());
}

// Whether the text, which is open in front of the line at hand, closes at a line end of its own:
// not behind one that only an export has, and not in rows, whose length words have zero bytes.
bool StatementReader::closes_ahead() {
  OpenText open = open_;
  const std::uint64_t allowed = look_allowed();
  std::size_t looked = 0;
  std::size_t seen = 0;
  std::size_t wanted = beginning;
  while (looked < allowed) {
    const Bytes window = in_.peek(std::min<std::size_t>(wanted, allowed));
    seen = window.size();
    const std::string_view rest = as_text(window).substr(looked);
    const auto end = rest.find('\n');
    if (end == rest.npos) {
      if (window.size() < wanted) break;
      wanted *= 2;
      continue;
    }
    const std::string_view line = rest.substr(0, end);
    if (is_certain(line) || line.find('\0') != line.npos) break;
    open.feed("\n");
    open.feed(line);
    looked += end + 1;
    if (!open.is_open()) {
      closes_at_ = in_.offset() + looked;
      return true;
    }
  }
  look_ahead_->spent += seen;
  return false;
}

std::uint64_t StatementReader::look_allowed() const {
  const std::uint64_t all = free_look + looks_per_byte * in_.offset();
  const std::uint64_t left = all - std::min(all, look_ahead_->spent);
  return std::min<std::uint64_t>(left, longest_look);
}

bool StatementReader::at_list_mark() {
  const Bytes next = in_.peek(2);
  return next.size() == 2 && next[0] == (list_mark & 0xff) && next[1] == list_mark >> 8;
}

// A counted string, a line end and another statement.
bool StatementReader::at_unknown_body() {
  if (!may_go_wrong() || at_statement(in_)) return false;
  const Bytes length = in_.peek(2);
  if (length.size() < 2) return false;
  const std::size_t end = std::size_t{2} + (length[0] | length[1] << 8);
  const Bytes next = in_.peek(end + 1 + beginning);
  return next.size() > end && next[end] == '\n' && begins_statement(next.subspan(end + 1)) &&
         !holds_certain_line(as_text(next.first(end)));
}

// False when a statement stands in place of the string, or the bytes of one are its length.
bool StatementReader::at_counted_body() {
  if (!may_go_wrong() || !at_statement(in_)) return true;
  const Bytes length = in_.peek(2);
  const std::size_t end = std::size_t{2} + (length[0] | length[1] << 8);
  const Bytes next = in_.peek(end + 1);
  return next.size() > end && next[end] == '\n' && !holds_certain_line(as_text(next.first(end)));
}

// Appends the line at hand to the text, as far as it may be.
void StatementReader::read_line() {
  if (in_.at_end()) {
    fail(Code::imp_abnormal_end, in_.offset(),
         "abnormal end of export file: it ends without the EXIT statement");
  }
  if (statement_.left_out > 0) return pass_line();
  const auto line = in_.take_until('\n', longest_statement);
  if (!line) {
    if (in_.peek(longest_statement).size() < longest_statement) fail_without_line_end();
    leave_out(0);
    return pass_line();
  }
  keep(as_text(*line));
}

// A line that is too long or belongs to a text that is: it need not fit into the window.
void StatementReader::pass_line() {
  while (true) {
    if (!in_.ensure(1)) {
      fail(Code::imp_abnormal_end, statement_.line_range.begin,
           "abnormal end of export file: it ends inside a statement");
    }
    const std::string_view window = as_text(in_.window());
    const std::size_t size = std::min(window.find('\n'), window.size());
    keep(window.substr(0, size));
    const bool is_end = size < window.size();
    in_.skip(size + (is_end ? 1 : 0));
    if (is_end) return;
  }
}

void StatementReader::keep(std::string_view part) {
  open_.feed(part);
  const std::size_t room = longest_statement - statement_.line.size();
  statement_.line += part.substr(0, room);
  if (part.size() > room) leave_out(part.size() - room);
}

void StatementReader::leave_out(std::uint64_t size) {
  statement_.left_out += size;
  if (may_go_wrong() && in_.offset() - statement_.line_range.begin < longest_passed_statement) {
    return;
  }
  fail(Code::imp_statement_too_long, statement_.line_range.begin,
       fmt::format("a statement of more than {} bytes: the dump is damaged here",
                   may_go_wrong() ? longest_passed_statement : longest_statement));
}

void StatementReader::fail_without_line_end() {
  const Bytes rest = in_.peek(longest_statement);
  const bool zeros = std::ranges::all_of(rest, [](std::uint8_t byte) { return byte == 0; });
  fail(Code::imp_abnormal_end, in_.offset(),
       zeros ? "abnormal end of export file: zeros where the next statement should be"
             : "abnormal end of export file: it ends inside a statement");
}

void StatementReader::read_body() {
  switch (statement_.form) {
    case BodyForm::none:
      if (statement_.runnable == RunnableText::body && !in_.ensure(2)) {
        fail(Code::imp_abnormal_end, in_.offset(),
             "abnormal end of export file: it ends before the body of a statement");
      }
      break;
    case BodyForm::rows: break;
    case BodyForm::marked_list:
      in_.skip(2);
      read_list();
      read_line_end();
      break;
    case BodyForm::counted:
      read_piece();
      read_line_end();
      break;
    case BodyForm::query:
      read_piece();
      read_piece();
      read_line_end();
      break;
    case BodyForm::two_counted:
      read_piece();
      read_piece();
      break;
  }
}

void StatementReader::read_list() {
  std::size_t size = 0;
  while (const std::uint16_t length = in_.u16le()) {
    const Bytes piece = in_.take(length);
    size += piece.size() + sizeof(std::string);  // many short pieces take memory too
    if (size > longest_statement) {
      leave_out(piece.size());
    } else {
      statement_.pieces.emplace_back(as_text(piece));
    }
  }
}

void StatementReader::read_line_end() {
  const std::uint64_t at = in_.offset();
  if (in_.u8() != '\n') {
    fail(Code::bad_structure, at, "the body of a statement is not followed by a line end");
  }
}

}  // namespace

Statement read_statement(Cursor& in) {
  return StatementReader(in, nullptr).read();
}

Statement read_statement(Cursor& in, LookAhead& look_ahead) {
  return StatementReader(in, &look_ahead).read();
}

bool at_statement(Cursor& in) {
  return begins_statement(in.peek(beginning));
}

}  // namespace exhume::exp
