#include "src/textform/lines.hpp"

#include <fmt/format.h>

namespace exhume::textform {

bool Lines::next() {
  if (text_.at_end()) return false;
  ++count_;
  std::string_view text;
  if (const auto line = text_.take_until('\n', longest_line)) {
    text = as_text(*line);
  } else {
    const std::size_t left = text_.peek(longest_line).size();
    if (left == longest_line) {
      fail_at(count_, "", 0, fmt::format("a line of more than {} bytes", longest_line));
    }
    text = as_text(text_.take(left));
  }
  if (text.ends_with('\r')) text.remove_suffix(1);
  line_ = Line(text, count_);
  return true;
}

}  // namespace exhume::textform
