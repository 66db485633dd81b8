#include "src/recover/row_scanner.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace exhume::recover {
namespace {

constexpr std::size_t first_look = std::size_t{1} << 16;

// A table begins with TABLE "T" and, on the next line, CREATE TABLE "T".
bool holds_begin_of_table(Bytes row) {
  const std::string_view text = as_text(row);
  constexpr std::string_view mark = "\nTABLE \"";
  for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) {
    const auto line_end = text.find('\n', at + mark.size());
    if (line_end == text.npos) return false;
    if (text.substr(line_end + 1).starts_with("CREATE TABLE \"")) return true;
  }
  return false;
}

std::string reason(const RowCheck& row) {
  return fmt::format("column {}: {}", row.column + 1, row.reason);
}

}  // namespace

RowScanner::RowScanner(Work& work, const exp::DataHead& head, bool chained)
    : work_(work), shape_(head, work.client_charset, work.decoders), chained_(chained) {
  table_.section = work.report.sections.size() - 1;
  table_.owner = work.utf8(work.context.owner);
  table_.table = work.utf8(work.context.table);
  table_.partition = work.utf8(work.context.partition);
  table_.owner_certain = work.owner_certain;
  table_.whole = chained;
  table_.range = {work.in.offset(), work.in.offset()};
}

// Looks at the row `offset` bytes ahead, in a window as wide as it needs.
RowCheck RowScanner::look(std::size_t offset) {
  for (std::size_t size = offset + first_look;; size *= 2) {
    const Bytes window = work_.in.peek(size);
    const RowCheck check = shape_.check(window.subspan(std::min(offset, window.size())));
    if (check.verdict != RowCheck::Verdict::good) work_.effort.spend(check.effort);
    if (check.verdict != RowCheck::Verdict::cut || window.size() < size) return check;
  }
}

// Whether another row, the end of the rows or that of the input stands `offset` bytes ahead.
bool RowScanner::continues_at(std::size_t offset) {
  const Bytes window = work_.in.peek(offset + end_mark_size);
  if (starts_with_end_mark(window.subspan(std::min(offset, window.size())))) return true;
  const RowCheck check = look(offset);
  if (check.verdict == RowCheck::Verdict::broken) return false;
  next_ = check;
  return true;
}

bool RowScanner::at_end_mark() {
  if (!starts_with_end_mark(work_.in.peek(end_mark_size))) return false;
  work_.in.skip(end_mark_size);
  return true;
}

RowsEnd RowScanner::run() {
  RowsEnd end;
  while (true) {
    if (at_end_mark()) {
      end.is_marked = true;
      break;
    }
    RowCheck row = next_ ? *next_ : look(0);
    next_.reset();
    doubt(row);
    if (row.verdict == RowCheck::Verdict::good) {
      save(row);
    } else if (row.verdict == RowCheck::Verdict::bad_value && continues_at(row.size)) {
      reject(row);
    } else {
      end.anchor = pass_damage(row);
      if (end.anchor == AnchorKind::end_mark) continue;
      if (end.anchor != AnchorKind::row) break;
    }
  }
  table_.whole = table_.whole && end.is_marked;
  work_.report.add(table_);
  work_.salvage.end_rows();
  return end;
}

// A wrong length makes a LOB value of all that follows, the next tables too. A real value that
// holds the beginning of one is a dump within the dump: its texts decode, and the rows go on.
void RowScanner::doubt(RowCheck& row) {
  if (row.verdict != RowCheck::Verdict::good) return;
  if (!holds_begin_of_table(work_.in.peek(row.size).first(row.size))) return;
  const bool is_sound = chained_ && !row.undecodable && !row.unlikely && continues_at(row.size);
  if (is_sound && (!next_ || next_->verdict == RowCheck::Verdict::good)) return;
  next_.reset();
  work_.effort.spend(row.size);
  row = {.reason = "a LOB value that holds the beginning of a table"};
}

void RowScanner::save(const RowCheck& row) {
  const bool firm = continues_at(row.size);
  const bool certain = chained_ && firm && !row.undecodable;
  if (row.undecodable || row.unlikely) trust_text_ = false;
  ++(certain ? table_.certain_rows : table_.probable_rows);
  const Bytes bytes = work_.in.peek(row.size).first(row.size);
  const std::uint64_t begin = work_.in.offset();
  work_.salvage.row(bytes, {begin, begin + row.size},
                    certain ? Certainty::certain : Certainty::probable);
  work_.in.skip(row.size);
  table_.range.end = work_.in.offset();
}

void RowScanner::reject(const RowCheck& row) {
  const Bytes bytes = work_.in.peek(row.size).first(row.size);
  const std::uint64_t begin = work_.in.offset();
  Finding finding =
      work_.finding(FindingKind::rejected_row, {begin, begin + row.size}, reason(row));
  finding.rows_at_least = 1;
  finding.rows_at_most = 1;
  ++table_.lost_at_least;
  if (table_.lost_at_most) ++*table_.lost_at_most;
  table_.whole = false;
  work_.salvage.reject(finding, bytes.first(std::min(bytes.size(), most_kept)));
  work_.report.add(std::move(finding));
  work_.in.skip(row.size);
  table_.range.end = work_.in.offset();
}

// What is between this damaged row and where reading can go on is lost, rows and all.
std::optional<AnchorKind> RowScanner::pass_damage(const RowCheck& row) {
  const bool is_cut = row.verdict == RowCheck::Verdict::cut;
  Finding gap =
      work_.finding(FindingKind::lost_rows, {}, is_cut ? "the file ends in this row" : reason(row));
  std::vector<std::uint8_t> kept;
  const Expectation expected{.rows = &shape_, .in_rows = true, .trust_text = trust_text_};
  const auto anchor = pass_gap(work_, expected, true, gap, kept);
  const bool table_goes_on = anchor == AnchorKind::row || anchor == AnchorKind::end_mark;
  // The first column of a row was there: a row was.
  gap.rows_at_least = row.column > 0 || row.verdict != RowCheck::Verdict::broken ? 1 : 0;
  if (gap.range.size() == 0) gap.rows_at_least = 0;
  gap.rows_at_most.reset();
  if (table_goes_on) {
    gap.rows_at_most =
        std::max<std::uint64_t>(gap.range.size() / shape_.smallest_row(), gap.rows_at_least);
  }
  table_.lost_at_least += gap.rows_at_least;
  if (!gap.rows_at_most) {
    table_.lost_at_most.reset();
  } else if (table_.lost_at_most) {
    *table_.lost_at_most += *gap.rows_at_most;
  }
  table_.whole = false;
  chained_ = false;
  if (gap.range.size() > 0 || !anchor) {
    work_.salvage.reject(gap, kept);
    work_.report.add(std::move(gap));
  }
  return anchor;
}

}  // namespace exhume::recover
