#include <fmt/format.h>

#include "src/io/output.hpp"
#include "src/repair/copy.hpp"
#include "tools/dmp/commands.hpp"

namespace exhume::tools {
namespace {

struct Arguments {
  DumpArguments dump;
  std::string out;
};

int copy(const Arguments& arguments) {
  PrintedDiagnostics diagnostics("dmp");
  const auto out = io::open_output(arguments.out);
  const repair::CopyReport report = repair::copy(arguments.dump.source(), *out, diagnostics);
  out->commit();
  report_stop(diagnostics, report.error);
  diagnostics.sum_up();
  return diagnostics.warnings() > 0 ? exit_warnings : exit_done;
}

}  // namespace

void add_copy(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command =
      *app.add_subcommand("copy", "Write the dump again from its decoded content, byte for byte");
  arguments->dump.files.resize(1);
  command
      .add_option("IN", arguments->dump.files.front(),
                  "The dump, plain or compressed; - for standard input")
      ->required();
  command.add_option("OUT", arguments->out, "The file to write; - for standard output")->required();
  command.callback([arguments, &chosen] { chosen = [arguments] { return copy(*arguments); }; });
}

}  // namespace exhume::tools
