#include "src/textform/statement_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "formats/exp/open_text.hpp"

namespace exhume::textform {
namespace {

// What the two bytes of a length can say.
constexpr std::size_t longest_counted = 65535;

// How many strings a body without a mark has.
std::size_t body_strings(exp::BodyForm form) {
  switch (form) {
    case exp::BodyForm::counted: return 1;
    case exp::BodyForm::query:
    case exp::BodyForm::two_counted: return 2;
    default: return 0;
  }
}

}  // namespace

void StatementText::read(Line& line, const ClientText& client) {
  const char mark = line.next();
  line.accept(mark);
  if (mark != '>' && !statement_) line.fail("no statement to go on with: > begins one");
  if (line.rest().starts_with(' ')) line.skip(1);
  std::string text = client.read_line(line);
  if (mark == '>') {
    statement_.emplace().line = std::move(text);
    number_ = line.number();
    body_mark_ = '\0';
  } else {
    add_to_body(line, mark, std::move(text));
  }
}

void StatementText::add_to_body(Line& line, char mark, std::string text) {
  auto& pieces = statement_->pieces;
  if (mark != '|') {
    if (body_mark_ != '\0' && body_mark_ != mark) {
      line.fail("a body is made of + lines or of = lines, not of both");
    }
    body_mark_ = mark;
    pieces.push_back(std::move(text));
  } else {
    std::string& whole = pieces.empty() ? statement_->line : pieces.back();
    whole += '\n';
    whole += text;
  }
  if (!pieces.empty() && pieces.back().size() > longest_counted) {
    line.fail(fmt::format("a string of a body has at most {} bytes", longest_counted));
  }
}

exp::Statement StatementText::take() {
  const bool marked = body_mark_ == '+';
  exp::StatementClass what = exp::classify(statement_->line, marked);
  if (body_mark_ == '=' && exp::may_have_counted_body(what)) what = exp::with_counted_body(what);
  statement_->kind = what.kind;
  statement_->form = what.form;
  statement_->runnable = what.runnable;
  check_end();
  check_body();
  // A lone + is the list without pieces.
  if (marked && statement_->pieces.size() == 1 && statement_->pieces[0].empty()) {
    statement_->pieces.clear();
  }
  if (what.form == exp::BodyForm::query) statement_->pieces.resize(2);
  exp::Statement out = std::move(*statement_);
  statement_.reset();
  return out;
}

// A reader of the dump goes on to the next line while quotes or parentheses are open, unless the
// first line has a list behind it.
void StatementText::check_end() const {
  const std::string& text = statement_->line;
  if (statement_->kind == exp::StatementKind::exit) fail("the statement EXIT is written as: end");
  const bool is_one_line = text.find('\n') == std::string::npos;
  if (is_one_line && statement_->form == exp::BodyForm::marked_list) return;
  exp::OpenText open;
  std::string_view left = text;
  while (true) {
    const std::size_t end = left.find('\n');
    open.feed(left.substr(0, end));
    if (end == std::string_view::npos) break;
    left.remove_prefix(end + 1);
    open.feed("\n");
    if (!open.is_open() || !exp::may_go_on(statement_->kind)) {
      fail("the statement ends on a line before its last: its further lines begin another one");
    }
  }
  if (open.is_open() && exp::may_go_on(statement_->kind)) {
    fail("the statement does not end: a quote, a comment or a parenthesis is open");
  }
}

void StatementText::check_body() const {
  const auto& pieces = statement_->pieces;
  if (body_mark_ == '+') {
    if (statement_->form != exp::BodyForm::marked_list) fail("rows follow here, not a body");
    const bool has_empty = std::ranges::any_of(pieces, &std::string::empty);
    if (has_empty && pieces.size() > 1) fail("an empty piece would end the list of pieces");
    return;
  }
  const std::size_t wanted = body_strings(statement_->form);
  const bool clause_left_out = statement_->form == exp::BodyForm::query && pieces.size() == 1;
  if (pieces.size() != wanted && !clause_left_out) {
    fail(fmt::format("{} strings behind =, where this statement has {}", pieces.size(), wanted));
  }
}

void StatementText::fail(const std::string& message) const {
  fail_at(number_, "", 0, message);
}

}  // namespace exhume::textform
