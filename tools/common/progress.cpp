#include "tools/common/progress.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>

namespace exhume::tools {
namespace {

constexpr auto between_updates = std::chrono::milliseconds(200);
constexpr std::size_t usual_width = 80;
constexpr const char* erase_line = "\r\x1b[K";

std::size_t terminal_width() {
  winsize size{};
  const bool is_known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return is_known ? size.ws_col : usual_width;
}

std::string duration_text(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds);
  if (whole >= 3600) {
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  }
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

void print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace

std::string progress_text(std::uint64_t done, std::optional<std::uint64_t> total,
                          std::optional<std::uint64_t> rows, double seconds) {
  const double bytes = static_cast<double>(done);
  const double rate = seconds > 0 ? bytes / seconds : 0;
  const bool has_total = total && *total > 0 && done <= *total;
  std::string out;
  if (has_total) out += fmt::format("{:.0f} %, ", 100 * bytes / static_cast<double>(*total));
  out += fmt::format("{:.0f} MB, ", bytes / 1e6);
  if (rows) out += fmt::format("{} rows, ", *rows);
  out += fmt::format("{:.0f} MB/s", rate / 1e6);
  if (has_total && rate > 0) {
    out += fmt::format(", {} left", duration_text(static_cast<double>(*total - done) / rate));
  }
  return out;
}

ProgressLine::ProgressLine(std::function<std::uint64_t()> rows)
    : rows_(std::move(rows)),
      is_terminal_(::isatty(STDERR_FILENO) != 0),
      start_(std::chrono::steady_clock::now()),
      last_(start_) {}

ProgressLine::~ProgressLine() {
  erase();
}

void ProgressLine::erase() {
  if (!is_shown_) return;
  print(erase_line);
  print(open_);
  is_shown_ = false;
}

void ProgressLine::write(std::string_view text) {
  erase();
  print(text);
  if (!is_terminal_) return;
  const std::size_t end = text.rfind('\n');
  if (end == std::string_view::npos) {
    open_ += text;
  } else {
    open_ = text.substr(end + 1);
  }
}

void ProgressLine::advance(std::uint64_t done, std::optional<std::uint64_t> total) {
  const auto now = std::chrono::steady_clock::now();
  if (!is_terminal_ || now - last_ < between_updates) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const auto rows = rows_ ? std::optional(rows_()) : std::nullopt;
  std::string line =
      open_ + (open_.empty() ? "" : "  ") + progress_text(done, total, rows, seconds);
  // A line that wraps could not be taken back.
  if (line.size() >= terminal_width()) line = progress_text(done, total, rows, seconds);
  print(erase_line + line);
  is_shown_ = true;
}

SourceWithProgress::SourceWithProgress(std::unique_ptr<ByteSource> source)
    : source_(std::move(source)), own_line_(std::make_unique<ProgressLine>()), line_(*own_line_) {}

SourceWithProgress::SourceWithProgress(std::unique_ptr<ByteSource> source, ProgressLine& line)
    : source_(std::move(source)), line_(line) {}

std::size_t SourceWithProgress::read(std::span<std::uint8_t> into) {
  const std::size_t got = source_->read(into);
  count(got);
  return got;
}

std::optional<std::size_t> SourceWithProgress::trade(std::vector<std::uint8_t>& block) {
  const auto got = source_->trade(block);
  count(got.value_or(0));
  return got;
}

void SourceWithProgress::count(std::size_t bytes) {
  done_ += bytes;
  line_.advance(done_, source_->size());
}

}  // namespace exhume::tools
