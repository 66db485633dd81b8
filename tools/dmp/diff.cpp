#include <fmt/format.h>

#include "src/base/text.hpp"
#include "src/diff/compare.hpp"
#include "tools/common/json.hpp"
#include "tools/dmp/commands.hpp"

namespace exhume::tools {
namespace {

struct Arguments {
  DumpArguments first;
  DumpArguments second;
  diff::Strictness strictness;
  bool rows = false;
  std::size_t most_rows = 10;
  bool json = false;
};

std::string quoted(const std::string& owner, const std::string& name) {
  return owner.empty() ? fmt::format("\"{}\"", printable(name))
                       : fmt::format("\"{}\".\"{}\"", printable(owner), printable(name));
}

void print_lines(char mark, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) fmt::print("{} {}\n", mark, printable(line));
}

void print_text(const diff::Comparison& comparison) {
  for (const diff::StatementDifference& difference : comparison.statements) {
    fmt::print("{} {}\n", ddl::kind_name(difference.object.kind),
               quoted(difference.object.owner, difference.object.name));
    print_lines('-', difference.only_first);
    print_lines('+', difference.only_second);
  }
  for (const diff::RowsDifference& difference : comparison.rows) {
    const auto& table = difference.table;
    fmt::print("rows of {}{}: {} and {}\n", quoted(table.owner, table.table),
               table.partition.empty() ? "" : fmt::format(":\"{}\"", printable(table.partition)),
               difference.first_rows, difference.second_rows);
    print_lines('-', difference.only_first);
    print_lines('+', difference.only_second);
    if (difference.more > 0) fmt::print("  {} more\n", counted(difference.more, "row"));
    if (difference.not_compared > 0) {
      fmt::print("  {} not compared one by one\n", counted(difference.not_compared, "row"));
    }
  }
}

void print_json(const diff::Comparison& comparison, bool complete) {
  using nlohmann::ordered_json;
  ordered_json statements = ordered_json::array();
  for (const diff::StatementDifference& difference : comparison.statements) {
    statements.push_back({{"owner", difference.object.owner},
                          {"kind", ddl::kind_name(difference.object.kind)},
                          {"name", difference.object.name},
                          {"only_first", difference.only_first},
                          {"only_second", difference.only_second}});
  }
  ordered_json rows = ordered_json::array();
  for (const diff::RowsDifference& difference : comparison.rows) {
    rows.push_back({{"owner", difference.table.owner},
                    {"table", difference.table.table},
                    {"partition", difference.table.partition},
                    {"first_rows", difference.first_rows},
                    {"second_rows", difference.second_rows},
                    {"only_first", difference.only_first},
                    {"only_second", difference.only_second},
                    {"more", difference.more},
                    {"not_compared", difference.not_compared}});
  }
  const ordered_json out = {{"same", comparison.is_same() && complete},
                            {"complete", complete},
                            {"statements", statements},
                            {"rows", rows}};
  fmt::print("{}\n", pretty(out));
}

int compare(const Arguments& arguments) {
  PrintedDiagnostics diagnostics("dmp");
  const auto first = diff::contents_of(*arguments.first.open(diagnostics), arguments.strictness);
  const auto second = diff::contents_of(*arguments.second.open(diagnostics), arguments.strictness);
  diff::Comparison comparison = diff::compare(first, second);
  if (arguments.rows && !comparison.rows.empty()) {
    // What cannot be decoded has been told of in the first reading.
    PrintedDiagnostics told("dmp");
    diff::list_rows(comparison, first, second, *arguments.first.open(told),
                    *arguments.second.open(told), arguments.most_rows);
  }
  if (arguments.json) {
    print_json(comparison, !first.error && !second.error);
  } else {
    print_text(comparison);
  }
  report_stop(diagnostics, first.error);
  report_stop(diagnostics, second.error);
  diagnostics.sum_up();
  return comparison.is_same() && diagnostics.warnings() == 0 ? exit_done : exit_warnings;
}

}  // namespace

void add_diff(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command = *app.add_subcommand(
      "diff", "Compare two dumps: statements, counts and rows; status 2 when they differ");
  arguments->first.files.resize(1);
  arguments->second.files.resize(1);
  command.add_option("FIRST", arguments->first.files.front(), "A dump, marked -")->required();
  command.add_option("SECOND", arguments->second.files.front(), "A dump, marked +")->required();
  command.add_flag("--rows", arguments->rows,
                   "List the rows that differ; reads both files twice, so neither may be a pipe");
  command.add_option("--most-rows", arguments->most_rows, "Of each table list so many")
      ->capture_default_str();
  command.add_flag("--storage", arguments->strictness.storage, "Compare storage clauses too");
  command.add_flag("--statistics", arguments->strictness.statistics,
                   "Compare optimizer statistics too");
  command.add_flag("--json", arguments->json, "Print JSON");
  command.callback([arguments, &chosen] { chosen = [arguments] { return compare(*arguments); }; });
}

}  // namespace exhume::tools
