#include "src/logging/logged_diagnostics.hpp"

#include <fmt/format.h>

#include "src/base/text.hpp"

namespace exhume::logging {

void LoggedDiagnostics::report(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::warning) ++warnings_;
  if (diagnostic.code == Code::not_translated) {
    left_out_.push_back(std::move(diagnostic));
  } else if (kinds_.add(diagnostic)) {
    log_.line(to_string(diagnostic));
  }
}

void LoggedDiagnostics::sum_up() {
  for (const Diagnostic& rest : kinds_.rest()) log_.line(to_string(rest));
  for (const Diagnostic& diagnostic : left_out_) {
    const std::string place = to_string(diagnostic.place);
    log_.line(fmt::format(". . left out{}{}: {}", place.empty() ? "" : " of ", place,
                          printable(diagnostic.message)));
  }
}

}  // namespace exhume::logging
