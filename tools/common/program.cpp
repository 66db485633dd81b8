#include "tools/common/program.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "src/io/output.hpp"

namespace exhume::tools {

void PrintedDiagnostics::report(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::warning) ++warnings_;
  if (kinds_.add(diagnostic)) print(diagnostic);
}

void PrintedDiagnostics::sum_up() const {
  for (const Diagnostic& rest : kinds_.rest()) print(rest);
}

void PrintedDiagnostics::print(const Diagnostic& diagnostic) const {
  std::fflush(stdout);
  fmt::print(stderr, "{}: {}\n", program_, to_string(diagnostic));
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
