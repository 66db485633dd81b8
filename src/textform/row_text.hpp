#pragma once
// Rows as they stand in the text form, both ways.

#include <deque>
#include <string>
#include <vector>

#include "formats/exp/stream.hpp"
#include "src/textform/lines.hpp"
#include "src/textform/lob_text.hpp"
#include "src/textform/value_text.hpp"

namespace exhume::textform {

/// Appends the values of `row` with commas between them, and what it says of LOBs and LONGs.
void append_row(std::string& out, const exp::DataHead& head, const exp::StreamRow& row,
                int major_version);

/// Where a value stands: its line and column, from 1.
struct ValuePlace {
  std::uint64_t line = 0;
  std::size_t column = 0;
};

/// Reads rows and keeps what they are views of.
class RowText {
 public:
  /// Reads the rest of a line that began with `row`, and the lines on which the row goes on.
  /// `header` is for the locators that the row leaves out. The row is valid until the next one
  /// is read. Fails when there are not as many values as columns, or one does not fit its column.
  exp::StreamRow read(Lines& lines, const exp::DataHead& head, const exp::Header& header);

  /// Where the values of the last row stand.
  std::span<const ValuePlace> places() const { return places_; }

 private:
  void read_value_at(Lines& lines, const exp::DataHead& head, std::size_t column);
  void make_locators(const exp::DataHead& head, const exp::Header& header);

  std::vector<types::Value> values_;
  std::vector<ValuePlace> places_;
  std::vector<ValueBuffer> buffers_;  // one for each column
  std::vector<exp::LobDetail> lobs_;
  std::vector<std::size_t> lob_columns_;  // of lobs_
  std::vector<exp::LongDetail> longs_;
  std::vector<exp::SurplusLob> surplus_;
  bool says_of_lobs_ = false;
  std::deque<LobBuffer> lob_buffers_;             // behind lobs_, longs_ and surplus_
  std::deque<types::ByteBuffer> surplus_values_;  // behind surplus_
};

}  // namespace exhume::textform
