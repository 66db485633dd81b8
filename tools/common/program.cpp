#include "tools/common/program.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "src/io/output.hpp"

namespace exhume::tools {

void PrintedDiagnostics::report(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::warning) ++warnings_;
  Place kind{.owner = diagnostic.place.owner,
             .table = diagnostic.place.table,
             .column = diagnostic.place.column};
  const std::string key = to_string(Diagnostic{.code = diagnostic.code, .place = kind});
  Seen& seen = seen_.try_emplace(key, Seen{diagnostic.code, std::move(kind)}).first->second;
  if (++seen.count <= shown_of_a_kind) {
    std::fflush(stdout);
    fmt::print(stderr, "{}: {}\n", program_, to_string(diagnostic));
  }
}

void PrintedDiagnostics::sum_up() const {
  for (const auto& [key, seen] : seen_) {
    if (seen.count <= shown_of_a_kind) continue;
    const Diagnostic rest{.code = seen.code,
                          .message = fmt::format("{} more like it", seen.count - shown_of_a_kind),
                          .place = seen.place};
    fmt::print(stderr, "{}: {}\n", program_, to_string(rest));
  }
}

int run(const std::string& program, const std::function<int()>& body) {
  try {
    return body();
  } catch (const io::OutputClosed&) {
    return exit_failed;
  } catch (const Error& error) {
    std::fflush(stdout);
    fmt::print(stderr, "{}: {}\n", program, to_string(error));
  } catch (const std::exception& error) {
    std::fflush(stdout);
    fmt::print(stderr, "{}: {}\n", program, error.what());
  }
  return exit_failed;
}

}  // namespace exhume::tools
