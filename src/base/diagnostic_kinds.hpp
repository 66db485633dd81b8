#pragma once
// Many diagnostics alike: the first ones to be shown, and how many more there were.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "src/base/error.hpp"

namespace exhume {

/// Counts diagnostics of each kind: those of one code, owner, table and column.
class DiagnosticKinds {
 public:
  /// So many of a kind are to be shown.
  explicit DiagnosticKinds(std::uint64_t shown) : shown_(shown) {}

  /// Counts one more; whether it is to be shown.
  bool add(const Diagnostic& diagnostic);

  /// "3 more like it", for each kind that had more than are shown.
  std::vector<Diagnostic> rest() const;

 private:
  struct Kind {
    Code code;
    Place place;  // owner, table and column
    std::uint64_t count = 0;
  };

  std::uint64_t shown_;
  std::map<std::string, Kind> kinds_;  // by code and place as text
};

}  // namespace exhume
