#pragma once
// Lines of the export stream that are no SQL but hold a quoted name.

#include <optional>
#include <string>
#include <string_view>

namespace exhume::sql {

/// TABLE "EMP", PARTITION "P1", ANALCOMPUTE TR "EMP" ANALYZE ...
struct Marker {
  std::string keyword;              // what stands before the name: "TABLE", "ANALCOMPUTE TR"
  std::optional<std::string> name;  // the first quoted name, without its quotes
  std::string_view rest;            // what follows the name, a view into the line
};

/// Takes a line apart. A line without a quoted name is all keyword.
Marker read_marker(std::string_view line);

}  // namespace exhume::sql
