#include "src/recover/anchors.hpp"

#include <algorithm>
#include <array>

#include "formats/exp/header.hpp"
#include "formats/exp/insert_line.hpp"
#include "formats/exp/preamble.hpp"
#include "formats/exp/statement_reader.hpp"
#include "src/base/error.hpp"
#include "src/recover/statement_shape.hpp"

namespace exhume::recover {
namespace {

// So many good rows make the next one believed. Rows of direct path have no mark between them:
// where columns are alike, only the end of the rows shows which value is a row's first.
constexpr std::size_t rows_believed = 3;
constexpr std::size_t direct_rows_believed = 64;

// Rows may hold texts that look like statements, so it takes more of them there.
constexpr std::size_t statements_believed = 2;
constexpr std::size_t statements_believed_in_rows = 3;

// How far a candidate is looked into: longer statements are no places to go on.
constexpr std::size_t statement_look = std::size_t{1} << 14;

// How far a header record and its preamble are looked into.
constexpr std::size_t header_look = std::size_t{1} << 16;

// A row that goes on for so long without a wrong length is one with large LOBs.
constexpr std::size_t long_row = std::size_t{1} << 16;

constexpr std::array<std::uint8_t, end_mark_size> end_mark = {0xff, 0xff, '\n'};

// What fills the last record behind EXIT.
bool is_filling(Bytes at) {
  if (at.empty() || as_text(at).starts_with("EXIT\n")) return true;
  return std::ranges::all_of(at.first(std::min<std::size_t>(at.size(), 16)),
                             [](std::uint8_t byte) { return byte == 0; });
}

}  // namespace

bool starts_with_end_mark(Bytes at) {
  return at.size() >= end_mark.size() && std::ranges::equal(at.first(end_mark.size()), end_mark);
}

bool Anchors::is_end_mark(Bytes at) const {
  if (!starts_with_end_mark(at)) return false;
  const Bytes behind = at.subspan(end_mark.size());
  return behind.empty() || statements_go_on(behind, 1);
}

bool Anchors::rows_go_on(Bytes at, const RowShape& shape, bool trust_text) const {
  const std::size_t wanted = shape.is_direct_path() ? direct_rows_believed : rows_believed;
  for (std::size_t rows = 0; rows < wanted; ++rows) {
    if (starts_with_end_mark(at)) return rows > 0 && is_end_mark(at);
    const RowCheck row = shape.check(at);
    effort_.spend(row.effort);
    if (row.verdict == RowCheck::Verdict::cut) return rows > 0 || at.size() > long_row;
    if (row.verdict != RowCheck::Verdict::good) return false;
    if (trust_text && (row.undecodable || row.unlikely)) return false;
    at = at.subspan(row.size);
  }
  return true;
}

// A sound record with a sound preamble.
bool Anchors::header_fits(Bytes at) const {
  const Bytes look = at.first(std::min(at.size(), header_look));
  effort_.spend(look.size());
  try {
    Cursor in(look);
    const exp::Header header = exp::read_header(in);
    exp::read_preamble(in, header.major_version);
    return true;
  } catch (const Error&) {
    return false;
  }
}

bool Anchors::statements_go_on(Bytes at, std::size_t wanted) const {
  const Bytes look = at.first(std::min(at.size(), statement_look * wanted));
  Cursor in(look);
  try {
    const bool fit = statements_fit(in, wanted);
    effort_.spend(in.offset());
    return fit;
  } catch (const Error&) {
    effort_.spend(look.size());
    return false;
  }
}

bool Anchors::statements_fit(Cursor& in, std::size_t wanted) const {
  std::size_t seen = 0;
  while (seen < wanted) {
    if (in.at_end()) return seen > 0;
    const exp::Statement statement = exp::read_statement(in);
    if (!statement_problem(statement).empty()) return false;
    if (statement.kind == exp::StatementKind::exit) return is_filling(in.window());
    if (statement.kind == exp::StatementKind::insert) {
      const exp::DataHead head = exp::read_data_head(in, major_version_);
      return head.columns.size() == exp::parse_insert_line(statement.line)->columns.size();
    }
    if (statement.kind != exp::StatementKind::blank) ++seen;
  }
  return true;
}

bool Anchors::head_fits(Bytes at, const DescribedTable& table) const {
  const std::size_t count = table.head.columns.size();
  if (at.size() < 2 || std::size_t(at[0] | at[1] << 8) != count) return false;
  try {
    Cursor in(at);
    const exp::DataHead head = exp::read_data_head(in, major_version_);
    effort_.spend(in.offset());
    if (head.direct_path != table.head.direct_path) return false;
    for (std::size_t i = 0; i < count; ++i) {
      if (head.columns[i].code != table.head.columns[i].code) return false;
    }
    const Bytes rows = at.subspan(static_cast<std::size_t>(in.offset()));
    return is_end_mark(rows) || rows_go_on(rows, RowShape(head, client_charset_, decoders_), false);
  } catch (const Error&) {
    return false;
  }
}

std::optional<Anchor> Anchors::find(Bytes window, std::uint64_t offset, std::size_t from,
                                    std::size_t candidates, const Expectation& expected) const {
  for (std::size_t i = from; i < candidates; ++i) {
    if (!effort_.allows(offset + i)) continue;
    const Bytes at = window.subspan(i);
    if (exp::looks_like_header(at.first(std::min(at.size(), exp::header_probe_size)))) {
      if (header_fits(at)) return Anchor{AnchorKind::header, i};
    }
    if (expected.only_header) continue;
    if (expected.table != nullptr && head_fits(at, *expected.table)) {
      return Anchor{AnchorKind::data_head, i};
    }
    if (expected.in_rows && is_end_mark(at)) return Anchor{AnchorKind::end_mark, i};
    if (i > 0 && expected.rows != nullptr && rows_go_on(at, *expected.rows, expected.trust_text)) {
      return Anchor{AnchorKind::row, i};
    }
    if (!may_begin_statement(at)) continue;
    const bool behind_line_end = i == 0 || window[i - 1] == '\n';
    if (!behind_line_end && !is_strict(at)) continue;
    if (statements_go_on(at,
                         expected.in_rows ? statements_believed_in_rows : statements_believed)) {
      return Anchor{AnchorKind::statement, i};
    }
  }
  return std::nullopt;
}

}  // namespace exhume::recover
