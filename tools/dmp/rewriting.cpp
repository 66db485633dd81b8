#include "tools/dmp/rewriting.hpp"

#include <fmt/format.h>

namespace exhume::tools {

void RewriteArguments::add_to(CLI::App& app) {
  in.files.resize(1);
  app.add_option("IN", in.files.front(), "The dump, plain or compressed; - for standard input")
      ->required();
  app.add_option("OUT", out, "The dump to write; - for standard output")->required();
}

void report_missing(Diagnostics& diagnostics, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    diagnostics.report({.code = Code::imp_table_not_found,
                        .message = fmt::format("\"{}\" not found in export file", name)});
  }
}

int status_of(const PrintedDiagnostics& diagnostics) {
  diagnostics.sum_up();
  return diagnostics.warnings() > 0 ? exit_warnings : exit_done;
}

}  // namespace exhume::tools
