#pragma once
// The releases of exp whose dumps can be written, and what each of them has.

#include <optional>
#include <string>
#include <string_view>

#include "formats/types/column.hpp"

namespace exhume::exporter {

/// One release. docs/export-format.md tells the layouts apart.
struct Release {
  std::string_view name;     // as VERSION= takes it: "11.2"
  std::string_view version;  // as the header has it: "11.02.00"
  int major = 0;
  bool has_phases = false;          // METRICST … lines, from 10.1 on
  bool marks_checks = false;        // CALTER TABLE, from 9.2 on
  bool suspends_compiling = false;  // _LOAD_WITHOUT_COMPILE, from 9.2 on
};

/// The release that VERSION= means; "11.02.00" and "11" mean 11.2 as well.
std::optional<Release> find_release(std::string_view version);

/// Whether columns of the type were known to the release.
bool knows(const Release& release, types::TypeCode code);

}  // namespace exhume::exporter
