#pragma once
// The phases that an export goes through: lines of the log, and of the dump from 10.1 on.

#include <functional>
#include <string>
#include <string_view>

#include "src/export/log.hpp"
#include "src/export/stream.hpp"

namespace exhume::exporter {

/// What the lines METRICS… and METRICE… of a mode have behind these words.
enum class PhaseLetter : char { tables = 'T', owners = 'U', full = 'E' };

/// Writes the lines of phases, and CONNECT where another owner's turn is.
class Phases {
 public:
  /// `stream` and `log` must outlive it. Without `are_written` the dump has none of the lines.
  Phases(Stream& stream, Log& log, PhaseLetter letter, bool are_written)
      : stream_(stream), log_(log), letter_(static_cast<char>(letter)), are_written_(are_written) {}

  /// The first and the last line of the dump.
  void begin() { start(""); }
  void end();

  /// A phase of the dump and of the log; the log has `of` behind its name.
  void run(std::string_view name, const std::function<void()>& work, std::string_view of = "");

  /// A phase that only the dump has.
  void run_silently(std::string_view name, const std::function<void()>& work);

  /// What follows belongs to `owner`.
  void connect(const std::string& owner);

  /// Counts an object, for the lines that end phases.
  void count() { ++objects_; }

  /// The line that ends a phase.
  void finish();

 private:
  void start(std::string_view name);

  Stream& stream_;
  Log& log_;
  char letter_;
  bool are_written_;
  std::string owner_;
  std::uint64_t objects_ = 0;
};

}  // namespace exhume::exporter
