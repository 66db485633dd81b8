#pragma once
// Diagnostics kept for a test to look at.

#include <algorithm>
#include <vector>

#include "src/base/error.hpp"

namespace exhume::test {

/// Keeps every diagnostic in the order of their arrival.
class CollectedDiagnostics final : public Diagnostics {
 public:
  void report(Diagnostic diagnostic) override { all.push_back(std::move(diagnostic)); }

  /// How many have this code.
  std::size_t count(Code code) const {
    return static_cast<std::size_t>(std::ranges::count(all, code, &Diagnostic::code));
  }

  std::vector<Diagnostic> all;
};

}  // namespace exhume::test
