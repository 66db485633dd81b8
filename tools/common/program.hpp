#pragma once
// What all programs share: exit statuses, how errors and diagnostics are shown.

#include <functional>
#include <string>

#include "src/base/diagnostic_kinds.hpp"
#include "src/base/error.hpp"

namespace exhume::tools {

/// Exit statuses of every program.
inline constexpr int exit_done = 0;
inline constexpr int exit_failed = 1;
inline constexpr int exit_warnings = 2;

/// Prints diagnostics to standard error, the first ones of each kind, table and column; sum_up()
/// says how many like them were left out.
class PrintedDiagnostics final : public Diagnostics {
 public:
  explicit PrintedDiagnostics(std::string program) : program_(std::move(program)) {}

  void report(Diagnostic diagnostic) override;

  /// To be called once, at the end.
  void sum_up() const;

  /// Warnings so far, the unprinted ones too.
  std::uint64_t warnings() const { return warnings_; }

 private:
  void print(const Diagnostic& diagnostic) const;

  std::string program_;
  DiagnosticKinds kinds_{3};
  std::uint64_t warnings_ = 0;
};

/// Runs `body` and turns what it throws into a message on standard error and a status.
int run(const std::string& program, const std::function<int()>& body);

}  // namespace exhume::tools
