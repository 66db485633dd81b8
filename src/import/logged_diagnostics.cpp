#include "src/import/logged_diagnostics.hpp"

#include <fmt/format.h>

#include "src/base/text.hpp"

namespace exhume::imp {

void LoggedDiagnostics::report(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::warning) ++warnings_;
  if (diagnostic.code == Code::not_translated) {
    left_out_.push_back(std::move(diagnostic));
    return;
  }
  const Place kind{.owner = diagnostic.place.owner,
                   .table = diagnostic.place.table,
                   .column = diagnostic.place.column};
  const std::string key = to_string(Diagnostic{.code = diagnostic.code, .place = kind});
  if (++seen_[key] <= shown_of_a_kind) {
    log_.message(diagnostic.code, diagnostic.message, diagnostic.place);
  }
}

void LoggedDiagnostics::sum_up() {
  for (const auto& [kind, count] : seen_) {
    if (count > shown_of_a_kind) {
      log_.line(fmt::format("{} and {} more like it", kind, count - shown_of_a_kind));
    }
  }
  for (const Diagnostic& diagnostic : left_out_) {
    log_.line(fmt::format(". . left out of {}: {}", to_string(diagnostic.place),
                          printable(diagnostic.message)));
  }
}

}  // namespace exhume::imp
