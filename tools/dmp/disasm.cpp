#include "src/io/output.hpp"
#include "src/textform/convert.hpp"
#include "tools/dmp/commands.hpp"

namespace exhume::tools {
namespace {

int disasm(const DumpArguments& arguments) {
  PrintedDiagnostics diagnostics("dmp");
  io::StandardOutput out;
  const auto error = textform::disassemble(arguments.source(), out, diagnostics);
  out.commit();
  report_stop(diagnostics, error);
  diagnostics.sum_up();
  return diagnostics.warnings() > 0 ? exit_warnings : exit_done;
}

}  // namespace

void add_disasm(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<DumpArguments>();
  CLI::App& command = *app.add_subcommand(
      "disasm", "Write the whole dump as text to read, compare and edit (.dmpt)");
  arguments->add_files_to(command);
  command.callback([arguments, &chosen] { chosen = [arguments] { return disasm(*arguments); }; });
}

}  // namespace exhume::tools
