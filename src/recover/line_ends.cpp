#include "src/recover/line_ends.hpp"

#include <algorithm>
#include <utility>

#include "src/io/read_ahead.hpp"

namespace exhume::recover {
namespace {

// Where the version line of a header begins at the latest: behind the magic byte, the character
// set id, and the line D of direct path.
constexpr std::size_t version_offset = 6;

// The version, the exporter, the mode and the record length are lines in every header.
constexpr std::size_t header_lines = 4;

// Longer than these lines ever are.
constexpr std::size_t header_look = 512;

}  // namespace

bool has_windows_line_ends(Bytes start) {
  const std::string_view text = as_text(start);
  if (text.substr(0, version_offset + 8).find("EXPORT:V") == text.npos) return false;
  std::size_t lines = 0;
  for (std::size_t i = 1; i < start.size() && lines < header_lines; ++i) {
    if (start[i] != '\n') continue;
    if (start[i - 1] != '\r') return false;
    ++lines;
  }
  return lines == header_lines;
}

LineEndUndo::LineEndUndo(std::unique_ptr<ByteSource> source)
    : source_(std::move(source)), start_(header_look) {
  start_.resize(io::read_ahead(*source_, start_));
  active_ = has_windows_line_ends(start_);
}

std::size_t LineEndUndo::read_source(std::span<std::uint8_t> into) {
  const std::size_t left = start_.size() - start_given_;
  if (left == 0) return source_->read(into);
  const std::size_t count = std::min(left, into.size());
  std::copy_n(start_.begin() + static_cast<std::ptrdiff_t>(start_given_), count, into.begin());
  start_given_ += count;
  return count;
}

// Asks for one byte less than there is room for: a 0d that was held back may come out too. Where
// there is room for one alone, the byte behind the 0d waits.
std::size_t LineEndUndo::read(std::span<std::uint8_t> into) {
  if (!active_ || into.empty()) return read_source(into);
  if (waiting_) {
    into[0] = *std::exchange(waiting_, std::nullopt);
    return 1;
  }
  std::size_t filled = 0;
  while (filled == 0) {
    buffer_.resize(std::max<std::size_t>(1, into.size() - 1));
    const std::size_t got = read_source(buffer_);
    if (got == 0) {
      if (pending_) into[filled++] = '\r';
      pending_ = false;
      return filled;
    }
    for (std::size_t i = 0; i < got; ++i) {
      const std::uint8_t byte = buffer_[i];
      if (pending_ && byte == '\n') {
        ++undone_;
      } else if (pending_) {
        into[filled++] = '\r';
      }
      pending_ = byte == '\r';
      if (pending_) continue;
      if (filled < into.size()) {
        into[filled++] = byte;
      } else {
        waiting_ = byte;
      }
    }
  }
  return filled;
}

}  // namespace exhume::recover
