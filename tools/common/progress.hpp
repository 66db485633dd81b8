#pragma once
// How far a long run has come, on a terminal; nothing of it in a pipe or a file.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "src/base/byte_source.hpp"

namespace exhume::tools {

/// "42 %, 120 MB, 1234567 rows, 40 MB/s, 0:35 left". Without a total there is neither a share nor
/// a time left, without rows no count of them.
std::string progress_text(std::uint64_t done, std::optional<std::uint64_t> total,
                          std::optional<std::uint64_t> rows, double seconds);

/// The last line of standard error: what is written there, and behind it, on a terminal, how far
/// the run has come. Whoever writes to standard error meanwhile does it through write().
class ProgressLine {
 public:
  /// `rows` gives how many rows there are so far.
  explicit ProgressLine(std::function<std::uint64_t()> rows = {});
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  /// Takes the progress off the terminal.
  ~ProgressLine();

  void write(std::string_view text);

  /// `done` bytes of `total` have been read; shown a few times in a second.
  void advance(std::uint64_t done, std::optional<std::uint64_t> total);

 private:
  void erase();

  std::function<std::uint64_t()> rows_;
  bool is_terminal_;
  bool is_shown_ = false;
  std::string open_;  // what was written behind the last line end
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_;
};

/// Hands a source through and shows how far it has been read.
class SourceWithProgress final : public ByteSource {
 public:
  /// With a line of its own.
  explicit SourceWithProgress(std::unique_ptr<ByteSource> source);
  /// `line` must outlive it.
  SourceWithProgress(std::unique_ptr<ByteSource> source, ProgressLine& line);

  std::size_t read(std::span<std::uint8_t> into) override;
  std::optional<std::size_t> trade(std::vector<std::uint8_t>& block) override;
  std::optional<std::uint64_t> size() const override { return source_->size(); }
  const std::string& name() const override { return source_->name(); }
  SourcePlace locate(std::uint64_t offset) const override { return source_->locate(offset); }

 private:
  void count(std::size_t bytes);

  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<ProgressLine> own_line_;
  ProgressLine& line_;
  std::uint64_t done_ = 0;
};

}  // namespace exhume::tools
