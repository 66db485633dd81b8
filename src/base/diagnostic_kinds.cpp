#include "src/base/diagnostic_kinds.hpp"

#include <fmt/format.h>

namespace exhume {

bool DiagnosticKinds::add(const Diagnostic& diagnostic) {
  Place place{.owner = diagnostic.place.owner,
              .table = diagnostic.place.table,
              .column = diagnostic.place.column};
  const std::string key = to_string(Diagnostic{.code = diagnostic.code, .place = place});
  Kind& kind = kinds_.try_emplace(key, Kind{diagnostic.code, std::move(place)}).first->second;
  return ++kind.count <= shown_;
}

std::vector<Diagnostic> DiagnosticKinds::rest() const {
  std::vector<Diagnostic> out;
  for (const auto& [key, kind] : kinds_) {
    if (kind.count <= shown_) continue;
    out.push_back({.code = kind.code,
                   .message = fmt::format("{} more like it", kind.count - shown_),
                   .place = kind.place});
  }
  return out;
}

}  // namespace exhume
