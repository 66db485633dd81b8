#include <fmt/format.h>

#include "src/extract/extract_rows.hpp"
#include "src/target/files/row_format.hpp"
#include "tools/dmp/commands.hpp"

namespace exhume::tools {
namespace {

struct Arguments {
  DumpArguments dump;
  extract::RowsRequest request;
};

int rows(const Arguments& arguments) {
  PrintedDiagnostics diagnostics("dmp");
  const auto dump = arguments.dump.open(diagnostics);
  const extract::RowsReport report = extract::extract_rows(*dump, arguments.request);
  report_stop(diagnostics, report.error);
  for (const std::string& name : report.missing) {
    diagnostics.report({.code = Code::imp_table_not_found,
                        .message = fmt::format(
                            "table \"{}\" not found in export file, or without data there", name)});
  }
  diagnostics.sum_up();
  return diagnostics.warnings() > 0 ? exit_warnings : exit_done;
}

}  // namespace

void add_rows(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command = *app.add_subcommand("rows", "Write table data as csv, copy, jsonl or sql");
  arguments->dump.add_to(command);
  command.add_option("--owner", arguments->request.owners, "Only tables of this owner");
  command.add_option("--table", arguments->request.tables, "Only this table; may be repeated");
  command.add_option("--format", arguments->request.format, "How rows are written")
      ->check(CLI::IsMember(target::row_format_names()))
      ->capture_default_str();
  command.add_option("--out", arguments->request.out_folder,
                     "Write one file for each table into this folder");
  command.callback([arguments, &chosen] { chosen = [arguments] { return rows(*arguments); }; });
}

}  // namespace exhume::tools
