#pragma once
// A text as a stream of lines.

#include <cstdint>
#include <string_view>

#include "src/base/cursor.hpp"
#include "src/textform/line.hpp"

namespace exhume::textform {

/// Reads lines that end in a line feed, with a carriage return before it or not.
class Lines {
 public:
  /// `text` must outlive this.
  explicit Lines(Cursor& text) : text_(text) {}

  /// Moves to the next line; false behind the last one. Throws Error(bad_text_form) for a line of
  /// more than longest_line bytes.
  bool next();

  /// The line that next() moved to. Valid until next() is called again.
  Line& line() { return line_; }

  /// How many lines have been read.
  std::uint64_t count() const { return count_; }

  /// A statement that is written in one line is shorter, and so is every line of `dmp disasm`.
  static constexpr std::size_t longest_line = std::size_t{16} << 20;

 private:
  Cursor& text_;
  std::uint64_t count_ = 0;
  Line line_{"", 0};
};

}  // namespace exhume::textform
