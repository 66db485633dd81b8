#include "src/recover/recover.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "src/io/open.hpp"
#include "src/io/output.hpp"
#include "src/recover/report_text.hpp"
#include "tools/common/progress.hpp"
#include "tools/dmp/commands.hpp"

namespace exhume::tools {
namespace {

struct Arguments {
  std::string in;
  std::string out;
  std::string report;
  std::string header_from;
  std::string columns;
  std::string table = "RECOVERED";
  std::uint64_t offset = 0;
  bool json = false;
};

// The dump of the first section has the name that was asked for, the others a number behind it.
std::string dump_name(const std::string& out, std::size_t section) {
  return section == 0 ? out : fmt::format("{}.{}", out, section + 1);
}

void refuse_input_as_output(const Arguments& arguments) {
  std::error_code none;
  for (const std::string& out : {arguments.out, arguments.report, arguments.out + ".rejects"}) {
    if (!out.empty() && std::filesystem::equivalent(arguments.in, out, none)) {
      throw Error(Code::imp_cannot_create_file,
                  fmt::format("{} is the damaged file itself, which is never written to", out));
    }
  }
}

void write_report(const Arguments& arguments, const std::string& text) {
  if (arguments.report.empty()) {
    io::StandardOutput out;
    out.write(text);
    out.commit();
    return;
  }
  io::FileSink out(arguments.report);
  out.write(text);
  out.commit();
}

int recover_dump(const Arguments& arguments) {
  refuse_input_as_output(arguments);
  recover::Request request;
  if (!arguments.header_from.empty()) {
    request.other = recover::read_front(*io::open_input(arguments.header_from));
  }
  if (!arguments.columns.empty()) {
    request.carving = {arguments.columns, arguments.table, arguments.offset};
  }
  recover::DumpOutput output(
      [&](std::size_t section) {
        return std::make_unique<io::FileSink>(dump_name(arguments.out, section));
      },
      [&] { return std::make_unique<io::FileSink>(arguments.out + ".rejects"); });
  const recover::Report report = recover::recover(
      std::make_unique<SourceWithProgress>(io::open_input(arguments.in)), request, output);
  write_report(arguments,
               arguments.json ? recover::report_json(report) + "\n" : recover::report_text(report));
  return report.is_sound() ? exit_done : exit_warnings;
}

}  // namespace

void add_recover(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command =
      *app.add_subcommand("recover", "Save what a damaged dump still holds, and say what is lost");
  command.add_option("IN", arguments->in, "The damaged dump; - for standard input")->required();
  command
      .add_option("OUT", arguments->out,
                  "The dump to make; further dumps in the file become OUT.2, OUT.3 …, and "
                  "damaged parts go to OUT.rejects")
      ->required();
  command.add_option("--report", arguments->report,
                     "Write the report to this file, not to standard output");
  command.add_flag("--json", arguments->json, "Write the report as JSON");
  command.add_option("--header-from", arguments->header_from,
                     "A sound dump of the same database: its header and preamble stand in for "
                     "damaged ones");
  CLI::Option* columns = command.add_option(
      "--columns", arguments->columns,
      "Take rows of these columns, \"ID NUMBER, NAME VARCHAR2(20)\", from --offset on");
  command
      .add_option("--offset", arguments->offset, "Where the first of these rows begins, in bytes")
      ->needs(columns);
  command.add_option("--table", arguments->table, "What to call the table of these rows")
      ->needs(columns)
      ->capture_default_str();
  command.callback(
      [arguments, &chosen] { chosen = [arguments] { return recover_dump(*arguments); }; });
}

}  // namespace exhume::tools
