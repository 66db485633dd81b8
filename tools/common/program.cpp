#include "tools/common/program.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "src/io/output.hpp"

namespace exhume::tools {

void PrintedDiagnostics::report(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::warning) ++warnings_;
  Place kind{.owner = diagnostic.place.owner,
             .table = diagnostic.place.table,
             .column = diagnostic.place.column};
  const std::string key = to_string(Diagnostic{.code = diagnostic.code, .place = kind});
  Seen& seen = seen_.try_emplace(key, Seen{diagnostic.code, std::move(kind)}).first->second;
  if (++seen.count <= shown_of_a_kind) {
    std::fflush(stdout);
    fmt::print(stderr, "{}: {}\n", program_, to_string(diagnostic));
  }
}

void PrintedDiagnostics::sum_up() const {
  for (const auto& [key, seen] : seen_) {
    if (seen.count <= shown_of_a_kind) continue;
    const Diagnostic rest{.code = seen.code,
                          .message = fmt::format("{} more like it", seen.count - shown_of_a_kind),
                          .place = seen.place};
    fmt::print(stderr, "{}: {}\n", program_, to_string(rest));
  }
}

SourceWithProgress::SourceWithProgress(std::unique_ptr<ByteSource> source)
    : source_(std::move(source)),
      enabled_(isatty(STDERR_FILENO) != 0),
      start_(std::chrono::steady_clock::now()),
      last_(start_) {}

SourceWithProgress::~SourceWithProgress() {
  if (shown_) fmt::print(stderr, "\r\x1b[K");
}

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
  if (enabled_) show();
}

void SourceWithProgress::show() {
  using namespace std::chrono_literals;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < 200ms) return;
  last_ = now;
  shown_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double megabytes = static_cast<double>(done_) / 1e6;
  const auto total = source_->size();
  const std::string share = total && *total > 0
                                ? fmt::format("{:3.0f} % ", 100.0 * static_cast<double>(done_) /
                                                                static_cast<double>(*total))
                                : std::string();
  fmt::print(stderr, "\r\x1b[K{}{:.0f} MB, {:.0f} MB/s", share, megabytes, megabytes / seconds);
}

int run(const std::string& program, const std::function<int()>& body) {
  try {
    return body();
  } catch (const io::OutputClosed&) {
    return exit_failed;
  } catch (const Error& error) {
    std::fflush(stdout);
    fmt::print(stderr, "{}: {}\n", program, to_string(error));
  } catch (const std::exception& error) {
    std::fflush(stdout);
    fmt::print(stderr, "{}: {}\n", program, error.what());
  }
  return exit_failed;
}

}  // namespace exhume::tools
