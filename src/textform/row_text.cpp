#include "src/textform/row_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "formats/exp/marks.hpp"
#include "formats/exp/new_lob.hpp"

namespace exhume::textform {
namespace {

// A row may go on in another line behind a comma.
void read_comma(Lines& lines, std::size_t values, std::size_t columns) {
  Line& line = lines.line();
  if (!line.accept(',')) {
    line.fail_here(line.at_end() ? fmt::format("a row of {} values, where there are {} columns",
                                               values, columns)
                                 : std::string("a comma belongs between two values"));
  }
  if (line.at_end() && !lines.next()) line.fail("the text ends inside a row");
}

}  // namespace

void append_row(std::string& out, const exp::DataHead& head, const exp::StreamRow& row,
                int major_version) {
  std::size_t next_lob = 0;
  for (std::size_t i = 0; i < row.values.size(); ++i) {
    const types::TypeCode type = head.columns[i].code;
    if (i > 0) out += ", ";
    const bool is_null = std::holds_alternative<types::Null>(row.values[i]);
    if (types::is_lob(type) && !is_null && next_lob < row.lobs.size()) {
      append_lob(out, type, row.values[i], row.lobs[next_lob++], major_version);
    } else {
      append_value(out, type, row.values[i]);
    }
    const auto detail = std::ranges::find(row.longs, i, &exp::LongDetail::column);
    if (detail != row.longs.end()) {
      out += " pieces ";
      append_piece_sizes(out, detail->piece_sizes);
    }
  }
  for (const exp::SurplusLob& lob : row.surplus) append_surplus(out, lob);
}

exp::StreamRow RowText::read(Lines& lines, const exp::DataHead& head, const exp::Header& header) {
  const std::size_t columns = head.columns.size();
  values_.resize(columns);
  places_.resize(columns);
  buffers_.resize(columns);
  lobs_.clear();
  lob_columns_.clear();
  longs_.clear();
  surplus_.clear();
  lob_buffers_.clear();
  surplus_values_.clear();
  says_of_lobs_ = false;
  for (std::size_t i = 0; i < columns; ++i) {
    if (i > 0) read_comma(lines, i, columns);
    read_value_at(lines, head, i);
  }
  Line& line = lines.line();
  if (line.next() == ',') line.fail_here(fmt::format("more values than the {} columns", columns));
  exp::SurplusLob surplus;
  while (
      read_surplus(lines, surplus, surplus_values_.emplace_back(), lob_buffers_.emplace_back())) {
    surplus_.push_back(surplus);
    surplus = {};
  }
  line.expect_end();
  if (says_of_lobs_) make_locators(head, header);
  return {.values = values_,
          .lobs = says_of_lobs_ ? std::span<const exp::LobDetail>(lobs_)
                                : std::span<const exp::LobDetail>(),
          .longs = longs_,
          .surplus = surplus_};
}

void RowText::read_value_at(Lines& lines, const exp::DataHead& head, std::size_t column) {
  const types::TypeCode type = head.columns[column].code;
  places_[column] = {lines.line().number(), lines.line().column()};
  values_[column] = read_value(lines, type, buffers_[column]);
  if (std::holds_alternative<types::Null>(values_[column])) return;
  if (types::is_lob(type)) {
    lob_columns_.push_back(column);
    const bool says = read_lob_detail(lines, type, values_[column], lobs_.emplace_back(),
                                      lob_buffers_.emplace_back());
    says_of_lobs_ = says_of_lobs_ || says;
  } else if (exp::may_stand_in_pieces(type) && lines.line().accept_word("pieces")) {
    auto& sizes = lob_buffers_.emplace_back().piece_sizes;
    if (!read_piece_sizes(lines.line(), sizes)) {
      lines.line().fail_here("the sizes of the pieces in parentheses belong here");
    }
    longs_.push_back({column, sizes});
  }
}

// The writer makes either all locators of a row or none.
void RowText::make_locators(const exp::DataHead& head, const exp::Header& header) {
  for (std::size_t i = 0; i < lobs_.size(); ++i) {
    if (!lobs_[i].locator.empty()) continue;
    const types::ColumnType& type = head.columns[lob_columns_[i]];
    const std::uint16_t charset =
        type.charset_id != 0 ? type.charset_id : header.client_charset_id.value_or(0);
    auto& locator = lob_buffers_.emplace_back().locator;
    locator = exp::new_locator(header.major_version, type, charset);
    lobs_[i].locator = locator;
  }
}

}  // namespace exhume::textform
