#pragma once
// Diagnostics in a log: warnings as they come, what was left out at the end.

#include <cstdint>
#include <vector>

#include "src/base/diagnostic_kinds.hpp"
#include "src/logging/log.hpp"

namespace exhume::logging {

/// Prints the first diagnostics of each kind, table and column; sum_up() counts the rest.
class LoggedDiagnostics final : public Diagnostics {
 public:
  /// `log` must outlive it.
  explicit LoggedDiagnostics(Log& log) : log_(log) {}

  void report(Diagnostic diagnostic) override;

  /// Prints what was left out, and how many diagnostics were not printed. To be called once.
  void sum_up();

  /// Warnings so far, the unprinted ones too.
  std::uint64_t warnings() const { return warnings_; }

 private:
  Log& log_;
  DiagnosticKinds kinds_{10};
  std::vector<Diagnostic> left_out_;
  std::uint64_t warnings_ = 0;
};

}  // namespace exhume::logging
