#pragma once
// Diagnostics in imp's log: warnings as they come, what was left out at the end.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "src/import/log.hpp"

namespace exhume::imp {

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
  static constexpr std::uint64_t shown_of_a_kind = 10;

  Log& log_;
  std::map<std::string, std::uint64_t> seen_;  // by code, table and column
  std::vector<Diagnostic> left_out_;
  std::uint64_t warnings_ = 0;
};

}  // namespace exhume::imp
