#pragma once
// A report for people and one for programs.

#include <string>

#include "src/recover/report.hpp"

namespace exhume::recover {

/// The report as lines of text, the last one with its end.
std::string report_text(const Report& report);

/// The report as JSON, in UTF-8, without a line end behind it.
std::string report_json(const Report& report);

}  // namespace exhume::recover
