#include <fmt/format.h>

#include "src/base/text.hpp"
#include "src/inspect/check.hpp"
#include "tools/common/json.hpp"
#include "tools/dmp/commands.hpp"

namespace exhume::tools {
namespace {

struct Arguments {
  DumpArguments dump;
  bool json = false;
};

void print_json(const inspect::CheckReport& report, std::uint64_t warnings) {
  nlohmann::ordered_json json{
      {"sound", warnings == 0},          {"complete", !report.error},
      {"statements", report.statements}, {"unparsed_statements", report.unparsed},
      {"tables", report.tables},         {"rows", report.rows},
      {"values", report.values},         {"warnings", warnings}};
  if (report.error) json["error"] = to_string(*report.error);
  fmt::print("{}\n", pretty(json));
}

void print_text(const inspect::CheckReport& report, std::uint64_t warnings) {
  fmt::print("{}, {} not parsed; {}, {}, {}\n", counted(report.statements, "statement"),
             report.unparsed, counted(report.tables, "table") + " with data",
             counted(report.rows, "row"), counted(report.values, "value"));
  fmt::print("{}\n", warnings == 0 ? "The dump is sound."
                                   : fmt::format("{}; the dump {}.", counted(warnings, "warning"),
                                                 report.error ? "is not complete" : "is complete"));
}

int check(const Arguments& arguments) {
  PrintedDiagnostics diagnostics("dmp");
  const auto dump = arguments.dump.open(diagnostics);
  const inspect::CheckReport report = inspect::check(*dump, diagnostics);
  report_stop(diagnostics, report.error);
  diagnostics.sum_up();
  arguments.json ? print_json(report, diagnostics.warnings())
                 : print_text(report, diagnostics.warnings());
  return diagnostics.warnings() > 0 ? exit_warnings : exit_done;
}

}  // namespace

void add_check(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command = *app.add_subcommand(
      "check", "Validate all of the dump: structure, every value, every statement");
  arguments->dump.add_to(command);
  command.add_flag("--json", arguments->json, "Print JSON");
  command.callback([arguments, &chosen] { chosen = [arguments] { return check(*arguments); }; });
}

}  // namespace exhume::tools
