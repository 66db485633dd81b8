#include "src/textform/printer.hpp"

#include <fmt/format.h>

#include "formats/exp/insert_line.hpp"
#include "src/textform/column_text.hpp"
#include "src/textform/header_text.hpp"
#include "src/textform/row_text.hpp"

namespace exhume::textform {
namespace {

constexpr std::size_t output_size = std::size_t{1} << 16;

constexpr std::string_view legend =
    "dmpt 1\n"
    "# > begins a statement, + a piece of its body, = a counted body; | is a further line of\n"
    "# each. Blanks at the end of a line are \\s, other bytes \\xNN.\n\n";

char body_mark(exp::BodyForm form) {
  return form == exp::BodyForm::marked_list ? '+' : '=';
}

}  // namespace

void Printer::begin(const exp::Header& header, const exp::Preamble& preamble) {
  client_ = ClientText(header.client_charset_id);
  direct_path_ = header.direct_path;
  major_version_ = header.major_version;
  text_ += legend;
  append_header(text_, header, preamble, client_);
  text_.push_back('\n');
}

void Printer::statement(const exp::Statement& statement) {
  rows_ended_ = false;
  if (statement.kind == exp::StatementKind::exit) return;  // end says it
  append_line('>', statement.line);
  for (const std::string& piece : statement.pieces) append_line(body_mark(statement.form), piece);
  if (statement.form == exp::BodyForm::marked_list && statement.pieces.empty()) text_ += "+\n";
  flush();
}

// The first line of `text` behind `mark`, the further ones behind |.
void Printer::append_line(char mark, std::string_view text) {
  while (true) {
    const std::size_t end = text.find('\n');
    text_.push_back(mark);
    if (end != 0 && !text.empty()) text_.push_back(' ');
    client_.append_line(text_, text.substr(0, end));
    text_.push_back('\n');
    if (end == std::string_view::npos) return;
    text.remove_prefix(end + 1);
    mark = '|';
  }
}

void Printer::begin_rows(const exp::Statement& insert, const exp::DataHead& head) {
  rows_ended_ = false;
  head_ = head;
  append_line('>', insert.line);
  const auto names = exp::parse_insert_line(insert.line);
  for (std::size_t i = 0; i < head.columns.size(); ++i) {
    text_ += "column ";
    append_column(text_, head, i, client_, major_version_);
    if (names && i < names->columns.size()) {
      text_ += "  # ";
      client_.append_quoted(text_, names->columns[i]);
    }
    text_.push_back('\n');
  }
  if (head.direct_path != direct_path_) {
    text_ += head.direct_path ? "path direct\n" : "path conventional\n";
  }
}

void Printer::row(const exp::StreamRow& row) {
  text_ += "row ";
  append_row(text_, head_, row, major_version_);
  text_.push_back('\n');
  flush();
}

void Printer::end_rows() {
  rows_ended_ = true;
}

// What follows the rows is a statement and closes them, or tells nothing of it.
void Printer::close_rows() {
  if (rows_ended_) text_ += "end-rows\n";
  rows_ended_ = false;
}

void Printer::end(const std::optional<exp::Ending>& ending) {
  text_ += "end";
  if (ending) {
    fmt::format_to(std::back_inserter(text_), " exits {} zeros {}", ending->exit_lines,
                   ending->zeros);
  }
  text_.push_back('\n');
  give();
}

void Printer::raw(Bytes bytes) {
  close_rows();
  text_ += "raw ";
  append_bytes(text_, bytes);
  text_.push_back('\n');
  give();
}

void Printer::cut() {
  close_rows();
  text_ += "cut\n";
  give();
}

void Printer::flush() {
  if (text_.size() >= output_size) give();
}

void Printer::give() {
  output_(text_);
  text_.clear();
}

}  // namespace exhume::textform
