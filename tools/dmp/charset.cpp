#include <fmt/format.h>

#include "src/base/text.hpp"
#include "src/forecast/charset_forecast.hpp"
#include "tools/common/dump_input.hpp"
#include "tools/common/json.hpp"
#include "tools/dmp/commands.hpp"

namespace exhume::tools {
namespace {

using forecast::Affected;
using forecast::ColumnForecast;

// What imp's own targets are called among character sets.
constexpr const char* imp_targets = "target";

struct Arguments {
  DumpArguments dump;
  std::string to = "AL32UTF8";
  std::string national = "AL16UTF16";
  bool json = false;
};

forecast::Destination destination(const Arguments& arguments) {
  if (arguments.to == imp_targets) {
    const charset::CharacterSet& utf8 = find_charset("AL32UTF8");
    return {&utf8, &utf8, forecast::Lengths::characters};
  }
  return {&find_charset(arguments.to), &find_charset(arguments.national),
          forecast::Lengths::as_declared};
}

nlohmann::ordered_json json_of(const Affected& affected) {
  nlohmann::ordered_json json{{"rows", affected.rows}, {"first_row", affected.first_row}};
  if (!affected.first_partition.empty()) json["first_partition"] = affected.first_partition;
  return json;
}

nlohmann::ordered_json json_of(const ColumnForecast& column) {
  nlohmann::ordered_json json{
      {"owner", column.owner}, {"table", column.table}, {"column", column.column}};
  if (!column.declared.empty()) json["declared"] = column.declared;
  if (column.too_long.rows > 0) {
    json["too_long"] = json_of(column.too_long);
    json["too_long"]["bytes"] = column.widest.bytes;
    json["too_long"]["characters"] = column.widest.characters;
    json["too_long"]["widening"] = column.widening;
  }
  if (column.unmapped.rows > 0) {
    json["unmapped"] = json_of(column.unmapped);
    json["unmapped"]["characters"] = column.lacking;
  }
  return json;
}

void print_json(const Arguments& arguments, const dump::Info& info,
                const forecast::ForecastReport& report) {
  nlohmann::ordered_json json{
      {"from", info.client.name},  {"to", arguments.to},
      {"complete", !report.error}, {"tables", report.tables},
      {"rows", report.rows},       {"columns", nlohmann::ordered_json::array()}};
  for (const ColumnForecast& column : report.columns) json["columns"].push_back(json_of(column));
  if (report.error) json["error"] = to_string(*report.error);
  fmt::print("{}\n", pretty(json));
}

void print_text(const Arguments& arguments, const dump::Info& info,
                const forecast::ForecastReport& report) {
  fmt::print("{} to {}: {}, {}\n", info.client.name, arguments.to,
             counted(report.tables, "table") + " with data", counted(report.rows, "row"));
  for (const ColumnForecast& column : report.columns) {
    const Place place{.owner = column.owner, .table = column.table, .column = column.column};
    fmt::print("{}: {}\n", to_string(place), printable(describe(column)));
  }
  if (report.columns.empty()) fmt::print("All of the text fits.\n");
}

int forecast_dump(const Arguments& arguments) {
  PrintedDiagnostics diagnostics("dmp");
  const auto dump = arguments.dump.open(diagnostics);
  const forecast::ForecastReport report = forecast::forecast_charset(*dump, destination(arguments));
  report_stop(diagnostics, report.error);
  diagnostics.sum_up();
  arguments.json ? print_json(arguments, dump->info(), report)
                 : print_text(arguments, dump->info(), report);
  const bool is_clean = report.columns.empty() && diagnostics.warnings() == 0;
  return is_clean ? exit_done : exit_warnings;
}

}  // namespace

void add_charset(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command = *app.add_subcommand(
      "charset", "Tell which text would not fit into a database in another character set");
  arguments->dump.add_to(command);
  command
      .add_option("--to", arguments->to,
                  "Character set of the database; `target` is what imp loads into: UTF-8, "
                  "lengths in characters")
      ->capture_default_str();
  command.add_option("--national", arguments->national, "Character set of NCHAR, NVARCHAR2, NCLOB")
      ->capture_default_str();
  command.add_flag("--json", arguments->json, "Print JSON");
  command.callback(
      [arguments, &chosen] { chosen = [arguments] { return forecast_dump(*arguments); }; });
}

}  // namespace exhume::tools
