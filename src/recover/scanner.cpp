#include "src/recover/scanner.hpp"

#include <algorithm>

#include "formats/exp/insert_line.hpp"
#include "formats/exp/statement_reader.hpp"
#include "src/base/error.hpp"
#include "src/recover/guessed_table.hpp"
#include "src/recover/statement_shape.hpp"

namespace exhume::recover {
namespace {

constexpr std::size_t first_look = std::size_t{1} << 16;

// Descriptors and some rows behind an INSERT line.
constexpr std::size_t head_look = std::size_t{1} << 19;

// An INSERT line, one descriptor and the end mark take more: in a smaller gap there are no rows.
constexpr std::uint64_t smallest_table = 64;

struct Ahead {
  exp::Statement statement;
  std::size_t size = 0;  // bytes
};

// The statement at the cursor, which stays there; nothing when it is none.
std::optional<Ahead> statement_ahead(Cursor& in, Effort& effort) {
  for (std::size_t size = first_look; size <= 2 * exp::longest_statement; size *= 4) {
    const Bytes window = in.peek(size);
    const bool is_last = window.size() < size;
    Cursor ahead(window);
    try {
      Ahead out{exp::read_statement(ahead)};
      out.size = static_cast<std::size_t>(ahead.offset());
      // The mark of a list could stand behind the window.
      if (is_last || window.size() - out.size >= 2) return out;
    } catch (const Error& error) {
      effort.spend(window.size());
      if (is_last || error.code() != Code::imp_abnormal_end) return std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<exp::DataHead> head_at(Bytes at, int major_version, std::size_t& size) {
  try {
    Cursor in(at);
    exp::DataHead head = exp::read_data_head(in, major_version);
    size = static_cast<std::size_t>(in.offset());
    return head;
  } catch (const Error&) {
    return std::nullopt;
  }
}

std::vector<std::uint8_t> head_bytes(const exp::DataHead& head, int major_version) {
  std::vector<std::uint8_t> out;
  exp::put_data_head(out, head, major_version);
  return out;
}

std::vector<std::uint8_t> joined(Bytes first, Bytes second) {
  std::vector<std::uint8_t> out(first.begin(), first.end());
  out.insert(out.end(), second.begin(), second.end());
  return out;
}

// A descriptor that gives a smaller size than CREATE TABLE may be a damaged one, which is no
// reason to refuse a value.
exp::DataHead with_larger_sizes(exp::DataHead head, const std::optional<DescribedTable>& table) {
  if (!table || table->head.columns.size() != head.columns.size()) return head;
  for (std::size_t i = 0; i < head.columns.size(); ++i) {
    types::ColumnType& column = head.columns[i];
    const types::ColumnType& described = table->head.columns[i];
    if (column.code == described.code) column.size = std::max(column.size, described.size);
  }
  return head;
}

}  // namespace

Report Scanner::run() {
  while (begin_section()) {
    Next next = Next::statement;
    while (next == Next::statement) next = statement();
  }
  work_.report.bytes = work_.in.offset();
  return std::move(work_.report);
}

// The first section begins with the input, whatever stands there; another one with a header.
bool Scanner::begin_section() {
  if (work_.report.sections.empty()) {
    begin_section(mended_front(work_.in.peek(front_look), other_));
    return true;
  }
  if (work_.in.at_end()) return false;
  Finding gap = work_.finding(FindingKind::trailing_bytes, {}, "they belong to nothing");
  std::vector<std::uint8_t> kept;
  while (true) {
    const auto anchor = pass_gap(work_, {.only_header = true}, true, gap, kept);
    if (gap.range.size() > 0) {
      work_.salvage.reject(gap, kept);
      work_.report.add(gap);
    }
    if (!anchor) return false;
    begin_section(mended_front(work_.in.peek(front_look), other_));
    return true;
  }
}

void Scanner::begin_section(const Front& front) {
  const std::uint64_t begin = work_.in.offset();
  const exp::Header& header = front.header;
  work_.report.sections.push_back({.range = {begin, begin}, .version = header.version});
  work_.major_version = header.major_version;
  work_.client_charset = header.client_charset_id.value_or(0);
  work_.context = {.owner = header.exporter};
  work_.owner_certain = front.header_problem.empty();
  surroundings_ = {.database_charset = header.database_charset_id,
                   .national_charset = header.national_charset_id,
                   .major_version = header.major_version,
                   .direct_path = header.direct_path};
  described_.reset();
  created_table_.clear();
  behind_loss_ = false;
  work_.salvage.begin_dump(front.bytes, header.record_length);
  work_.in.skip(std::min<std::uint64_t>(front.used, work_.in.peek(front.used).size()));
  const ByteRange range{begin, work_.in.offset()};
  if (!front.header_problem.empty()) {
    work_.report.add(work_.finding(FindingKind::header_replaced, range, front.header_problem));
  }
  if (!front.preamble_problem.empty()) {
    work_.report.add(work_.finding(FindingKind::preamble_replaced, range, front.preamble_problem));
  }
}

void Scanner::end_section(bool has_end) {
  Section& section = work_.report.sections.back();
  section.has_end = has_end;
  std::optional<exp::Ending> ending;
  if (has_end) {
    ending.emplace();
    for (; as_text(work_.in.peek(5)) == "EXIT\n"; ++ending->exit_lines) work_.in.skip(5);
    for (Bytes next = work_.in.peek(1); !next.empty() && next[0] == 0; next = work_.in.peek(1)) {
      const Bytes window = work_.in.window();
      const auto end = std::ranges::find_if(window, [](std::uint8_t byte) { return byte != 0; });
      const auto zeros = static_cast<std::size_t>(end - window.begin());
      ending->zeros += zeros;
      work_.in.skip(zeros);
    }
  } else {
    const ByteRange here{work_.in.offset(), work_.in.offset()};
    work_.context = {};
    Finding finding = work_.finding(FindingKind::no_end, here, "the dump ends without EXIT");
    finding.rows_at_most.reset();
    work_.report.add(std::move(finding));
    work_.salvage.statement(as_bytes("EXIT\n"));
  }
  section.range.end = work_.in.offset();
  work_.salvage.end_dump(ending);
}

Scanner::Next Scanner::statement() {
  if (work_.in.at_end()) {
    end_section(false);
    return Next::section_ends;
  }
  const auto ahead = statement_ahead(work_.in, work_.effort);
  if (!ahead) return lose("no statement");
  const exp::Statement& statement = ahead->statement;
  if (const auto problem = statement_problem(statement); !problem.empty()) {
    work_.effort.spend(ahead->size);
    return lose(std::string(problem));
  }
  if (statement.kind == exp::StatementKind::insert) return insert(statement, ahead->size);
  work_.salvage.statement(work_.in.peek(ahead->size).first(ahead->size));
  work_.in.skip(ahead->size);
  ++work_.report.sections.back().statements;
  follow(statement);
  if (statement.kind != exp::StatementKind::exit) return Next::statement;
  end_section(true);
  return Next::section_ends;
}

void Scanner::follow(const exp::Statement& statement) {
  work_.context.follow(statement);
  switch (statement.kind) {
    case exp::StatementKind::connect: work_.owner_certain = true; [[fallthrough]];
    case exp::StatementKind::table:
    case exp::StatementKind::end_table:
      described_.reset();
      created_table_.clear();
      break;
    case exp::StatementKind::sql:
      if (statement.line.starts_with("CREATE TABLE") ||
          statement.line.starts_with("CREATE GLOBAL TEMPORARY TABLE")) {
        described_ = described_table(statement.text(), surroundings_);
        created_table_ = described_ ? described_->table : work_.context.table;
        behind_loss_ = false;
      }
      break;
    default: break;
  }
}

// Bytes that are no statement: what was lost with them is not known.
Scanner::Next Scanner::lose(std::string why) {
  Finding gap = work_.finding(FindingKind::lost_bytes, {}, std::move(why));
  std::vector<std::uint8_t> kept;
  std::optional<RowShape> shape;
  if (described_) shape.emplace(described_->head, work_.client_charset, work_.decoders);
  const Expectation expected{.rows = shape ? &*shape : nullptr,
                             .table = described_ ? &*described_ : nullptr};
  const auto anchor = pass_gap(work_, expected, false, gap, kept);
  if (!anchor || gap.range.size() >= smallest_table) gap.rows_at_most.reset();
  if (gap.range.size() >= smallest_table) work_.owner_certain = false;
  work_.salvage.reject(gap, kept);
  work_.report.add(std::move(gap));
  behind_loss_ = true;
  if (!anchor || anchor == AnchorKind::header) {
    end_section(false);
    return Next::section_ends;
  }
  if (anchor == AnchorKind::statement) return Next::statement;
  return rows_without_insert(*anchor);
}

bool Scanner::rows_fit(Bytes at, const exp::DataHead& head) {
  const RowShape shape(with_larger_sizes(head, described_), work_.client_charset, work_.decoders);
  const Anchors anchors = work_.anchors();
  return at.empty() || anchors.is_end_mark(at) || anchors.rows_go_on(at, shape, false);
}

// An INSERT line, and whichever descriptors the rows behind it agree with: those that follow the
// line, or those that the CREATE TABLE statement would have.
Scanner::Next Scanner::insert(const exp::Statement& insert, std::size_t size) {
  const exp::InsertLine line = *exp::parse_insert_line(insert.line);
  const std::size_t count = line.columns.size();
  const std::string open_table = work_.context.table;
  if (open_table.empty()) work_.context.table = line.table;
  const Bytes window = work_.in.peek(size + head_look);
  const Bytes text = window.first(size);
  const Bytes behind = window.subspan(size);
  std::size_t read_size = 0;
  auto read = head_at(behind, work_.major_version, read_size);
  if (read && (read->columns.size() != count || read->direct_path != surroundings_.direct_path)) {
    read.reset();
  }
  bool fits = read && rows_fit(behind.subspan(read_size), *read);
  if (!fits && described_ && described_->columns.size() == count) {
    const auto bytes = head_bytes(described_->head, work_.major_version);
    const bool in_place =
        bytes.size() <= behind.size() && rows_fit(behind.subspan(bytes.size()), described_->head);
    if (in_place || !read) {
      const std::uint64_t begin = work_.in.offset() + size;
      work_.salvage.begin_rows(joined(text, bytes));
      work_.in.skip(size + (in_place ? bytes.size() : 0));
      work_.report.add(work_.finding(FindingKind::columns_rebuilt,
                                     {begin, begin + (in_place ? bytes.size() : 0)},
                                     "made from the CREATE TABLE statement"));
      return behind_rows(RowScanner(work_, described_->head, false).run());
    }
  }
  if (!read) return lose("no column descriptors behind the INSERT line");
  learn_from(*read);
  if (behind_loss_ && line.table != created_table_ && insert.line.starts_with("INSERT INTO")) {
    guess_table(line, *read, open_table);
  }
  work_.salvage.begin_rows(window.first(size + read_size));
  work_.in.skip(size + read_size);
  const exp::DataHead head = with_larger_sizes(*read, described_);
  described_ = DescribedTable{line.table, line.columns, *read};
  return behind_rows(RowScanner(work_, head, true).run());
}

// Behind a loss the table of the last TABLE line need not be the one whose rows follow.
void Scanner::guess_table(const exp::InsertLine& line, const exp::DataHead& head,
                          const std::string& open_table) {
  const auto create_table = guessed_create_table(line, head);
  if (!create_table) return;
  if (open_table != line.table) {
    if (!open_table.empty()) work_.salvage.statement(as_bytes("ENDTABLE\n"));
    work_.salvage.statement(as_bytes("TABLE \"" + line.table + "\"\n"));
    work_.context.table = line.table;
    work_.context.partition.clear();
  }
  work_.salvage.statement(as_bytes(*create_table + '\n'));
  created_table_ = line.table;
  const ByteRange here{work_.in.offset(), work_.in.offset()};
  work_.report.add(work_.finding(FindingKind::table_guessed, here,
                                 "from the INSERT line and its column descriptors"));
}

// The descriptors in front of other rows tell what CREATE TABLE does not.
void Scanner::learn_from(const exp::DataHead& head) {
  for (const types::ColumnType& column : head.columns) {
    if (column.charset_form == types::form_implicit) {
      surroundings_.database_charset = column.charset_id;
    }
    if (column.charset_form == types::form_national) {
      surroundings_.national_charset = column.charset_id;
    }
    if (types::is_lob(column.code)) surroundings_.locator_length = column.size;
  }
}

Scanner::Next Scanner::rows_without_insert(AnchorKind anchor) {
  const std::uint64_t here = work_.in.offset();
  const auto insert = described_->insert_line();
  exp::DataHead head = described_->head;
  std::size_t size = 0;
  if (work_.context.table.empty()) work_.context.table = described_->table;
  work_.report.add(work_.finding(FindingKind::insert_rebuilt, {here, here},
                                 "made from the CREATE TABLE statement"));
  if (anchor == AnchorKind::data_head) {
    const Bytes at = work_.in.peek(head_look);
    head = *head_at(at, work_.major_version, size);
    work_.salvage.begin_rows(joined(as_bytes(insert), at.first(size)));
    work_.in.skip(size);
  } else {
    work_.salvage.begin_rows(joined(as_bytes(insert), head_bytes(head, work_.major_version)));
    work_.report.add(work_.finding(FindingKind::columns_rebuilt, {here, here},
                                   "made from the CREATE TABLE statement"));
  }
  return behind_rows(RowScanner(work_, head, false).run());
}

Scanner::Next Scanner::behind_rows(const RowsEnd& end) {
  ++work_.report.sections.back().statements;
  if (work_.context.partition.empty()) described_.reset();
  if (!end.is_marked) behind_loss_ = true;
  if (end.is_marked || end.anchor == AnchorKind::statement) return Next::statement;
  end_section(false);
  return Next::section_ends;
}

Report Scanner::carve(const Front& front, const std::string& create_table,
                      const DescribedTable& table) {
  const exp::Header& header = front.header;
  work_.report.sections.push_back(
      {.range = {work_.in.offset(), work_.in.offset()}, .version = header.version});
  work_.major_version = header.major_version;
  work_.client_charset = header.client_charset_id.value_or(0);
  work_.context = {.owner = header.exporter, .table = table.table, .partition = {}};
  work_.owner_certain = false;
  work_.salvage.begin_dump(front.bytes, header.record_length);
  work_.salvage.statement(as_bytes("TABLE \"" + table.table + "\"\n"));
  work_.salvage.statement(as_bytes(create_table + "\n"));
  work_.salvage.begin_rows(
      joined(as_bytes(table.insert_line()), head_bytes(table.head, header.major_version)));
  RowScanner(work_, table.head, false).run();
  work_.salvage.statement(as_bytes("ENDTABLE\n"));
  work_.salvage.statement(as_bytes("EXIT\n"));
  work_.salvage.end_dump(std::nullopt);
  work_.report.sections.back().range.end = work_.in.offset();
  work_.report.bytes = work_.in.offset();
  return std::move(work_.report);
}

}  // namespace exhume::recover
