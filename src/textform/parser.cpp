#include "src/textform/parser.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "formats/exp/insert_line.hpp"
#include "src/base/error.hpp"
#include "src/textform/column_text.hpp"
#include "src/textform/header_text.hpp"
#include "src/textform/row_text.hpp"
#include "src/textform/statement_text.hpp"
#include "src/textform/value_text.hpp"

namespace exhume::textform {
namespace {

constexpr std::uint64_t language_version = 1;

class Parser {
 public:
  Parser(Cursor& text, DumpParts& parts) : lines_(text), parts_(parts) {}

  void run() {
    read_first_line();
    while (lines_.next()) {
      if (!line().at_end()) read_line();
    }
    if (!ended_) {
      fail_at(lines_.count() + 1, "", 0, "the text ends without its last line, end or cut");
    }
  }

 private:
  Line& line() { return lines_.line(); }

  void read_first_line() {
    if (!lines_.next()) fail_at(1, "", 0, "the text is empty");
    if (line().rest().starts_with(byte_order_mark)) line().skip(byte_order_mark.size());
    if (!line().accept_word("dmpt")) line().fail_here("a text form begins with: dmpt 1");
    if (line().number_up_to(UINT32_MAX) != language_version) {
      line().fail("the only version of the text form is 1");
    }
    line().expect_end();
  }

  void read_line() {
    if (StatementText::is_mark(line().next())) {
      read_statement_line();
      return;
    }
    const std::string_view keyword = line().word();
    if (keyword == "raw") {
      read_raw();
    } else if (ended_) {
      line().fail("nothing but raw bytes follows the end");
    } else if (keyword == "column") {
      read_column_line();
    } else if (keyword == "path") {
      read_path();
    } else if (keyword == "row") {
      read_row();
    } else if (keyword == "end-rows") {
      line().expect_end();
      close_statement();
      if (!in_rows_) line().fail("no rows to end");
      close_rows();
    } else if (keyword == "end") {
      read_end();
    } else if (keyword == "cut") {
      line().expect_end();
      close_statement();
      parts_.cut();
      ended_ = true;
    } else if (begun_ || statement_.has_statement()) {
      line().fail(fmt::format("\"{}\" is no keyword that may stand behind a statement", keyword));
    } else if (!header_.read(keyword, lines_)) {
      line().fail(fmt::format("unknown keyword \"{}\"", keyword));
    }
  }

  void read_statement_line() {
    if (ended_) line().fail_here("nothing but raw bytes follows the end");
    if (line().next() == '>') {
      close_statement();
      close_rows();
    }
    if (insert_) line().fail_here("columns and rows follow an INSERT");
    statement_.read(line(), header_.client);
  }

  void begin() {
    if (begun_) return;
    begun_ = true;
    give(lines_.count(), [this] { parts_.begin(header_.header, header_.preamble); });
  }

  // Hands on the statement that is not open any more, and the head of an INSERT behind its last
  // column.
  void close_statement() {
    begin();
    take_statement();
    if (!insert_) return;
    if (head_.columns.empty()) line().fail_here("column lines follow an INSERT");
    give(lines_.count(), [this] { parts_.begin_rows(*insert_, head_); });
    insert_line_ = std::move(insert_->line);
    insert_.reset();
    in_rows_ = true;
  }

  void take_statement() {
    if (!statement_.has_statement()) return;
    exp::Statement statement = statement_.take();
    if (statement.kind == exp::StatementKind::insert) {
      insert_ = std::move(statement);
      head_ = {.direct_path = header_.header.direct_path};
    } else {
      give(lines_.count(), [&] { parts_.statement(statement); });
    }
  }

  void close_rows() {
    if (in_rows_) parts_.end_rows();
    in_rows_ = false;
  }

  void read_column_line() {
    begin();
    take_statement();
    if (!insert_) line().fail("columns stand behind an INSERT, before its rows");
    read_column(line(), head_, header_.header, header_.client);
  }

  void read_path() {
    begin();
    take_statement();
    if (!insert_) line().fail("a path stands behind the columns of an INSERT");
    const std::string_view path = line().word();
    if (path != "direct" && path != "conventional") line().fail("a path is direct or conventional");
    head_.direct_path = path == "direct";
    line().expect_end();
  }

  void read_row() {
    close_statement();
    if (!in_rows_) line().fail("rows stand behind an INSERT and its columns");
    const std::uint64_t number = line().number();
    const exp::StreamRow row = row_.read(lines_, head_, header_.header);
    try {
      parts_.row(row);
    } catch (const Error& error) {
      if (error.code() == Code::write_failed) throw;
      const ValuePlace at = place_of(error.place().column).value_or(ValuePlace{number, 1});
      fail_at(at.line, at.column, error.message());
    }
  }

  // Where the value of a column stands in the last row.
  std::optional<ValuePlace> place_of(const std::string& column) const {
    const auto names = exp::parse_insert_line(insert_line_);
    if (!names || column.empty()) return std::nullopt;
    const auto found = std::ranges::find(names->columns, column);
    const auto index = static_cast<std::size_t>(found - names->columns.begin());
    if (index >= row_.places().size()) return std::nullopt;
    return row_.places()[index];
  }

  // What a dump cannot hold is told with the line that asks for it.
  template <typename Give>
  void give(std::uint64_t number, const Give& to_parts) {
    try {
      to_parts();
    } catch (const Error& error) {
      if (error.code() == Code::write_failed) throw;
      fail_at(number, "", 0, error.message());
    }
  }

  void read_raw() {
    if (!ended_) close_statement();
    types::ByteBuffer bytes;
    expect_bytes(lines_, bytes);
    line().expect_end();
    parts_.raw(bytes);
  }

  void read_end() {
    std::optional<exp::Ending> ending;
    if (line().accept_word("exits")) {
      ending.emplace().exit_lines = line().number_up_to(UINT32_MAX);
      if (!line().accept_word("zeros")) line().fail_here("zeros and their number belong here");
      ending->zeros = line().number_up_to(UINT32_MAX);
    }
    line().expect_end();
    close_statement();
    close_rows();
    const exp::Statement exit{.kind = exp::StatementKind::exit, .line = "EXIT"};
    parts_.statement(exit);
    parts_.end(ending);
    ended_ = true;
  }

  static constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

  Lines lines_;
  DumpParts& parts_;
  HeaderText header_;
  bool begun_ = false;
  StatementText statement_;
  std::optional<exp::Statement> insert_;  // before its rows
  std::string insert_line_;               // of the rows
  exp::DataHead head_;
  bool in_rows_ = false;
  bool ended_ = false;
  RowText row_;
};

}  // namespace

void parse(Cursor& text, DumpParts& parts) {
  Parser(text, parts).run();
}

}  // namespace exhume::textform
