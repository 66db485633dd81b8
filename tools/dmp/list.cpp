#include <fmt/format.h>

#include "src/base/text.hpp"
#include "src/inspect/listing.hpp"
#include "tools/common/json.hpp"
#include "tools/dmp/commands.hpp"

namespace exhume::tools {
namespace {

struct Arguments {
  DumpArguments dump;
  bool json = false;
};

void print_json(const inspect::Listing& listing) {
  nlohmann::ordered_json tables = nlohmann::ordered_json::array();
  for (const inspect::TableEntry& table : listing.tables) {
    tables.push_back({{"owner", table.owner},
                      {"name", table.name},
                      {"columns", table.columns},
                      {"rows", table.rows},
                      {"has_data", table.has_data},
                      {"partitions", table.partitions},
                      {"begin", table.range.begin},
                      {"end", table.range.end}});
  }
  nlohmann::ordered_json json{
      {"complete", listing.is_complete()}, {"tables", tables}, {"objects", listing.objects}};
  if (listing.error) json["error"] = to_string(*listing.error);
  fmt::print("{}\n", pretty(json));
}

void print_text(const inspect::Listing& listing) {
  for (const inspect::TableEntry& table : listing.tables) {
    const std::string rows = table.has_data ? counted(table.rows, "row") : std::string("no data");
    fmt::print("{:<48}{:>14} {:>10}",
               printable(fmt::format("\"{}\".\"{}\"", table.owner, table.name)), rows,
               counted(table.columns, "column"));
    if (!table.partitions.empty())
      fmt::print(", {}", counted(table.partitions.size(), "partition"));
    fmt::print("\n");
  }
  fmt::print("{}", counted(listing.tables.size(), "table"));
  for (const auto& [kind, count] : listing.objects) fmt::print(", {}", counted(count, kind));
  fmt::print("\n");
}

int list(const Arguments& arguments) {
  PrintedDiagnostics diagnostics("dmp");
  const auto dump = arguments.dump.open(diagnostics);
  const inspect::Listing listing = inspect::list(*dump);
  arguments.json ? print_json(listing) : print_text(listing);
  report_stop(diagnostics, listing.error);
  diagnostics.sum_up();
  return diagnostics.warnings() > 0 ? exit_warnings : exit_done;
}

}  // namespace

void add_list(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command =
      *app.add_subcommand("list", "List tables with columns and rows, and count other objects");
  arguments->dump.add_to(command);
  command.add_flag("--json", arguments->json, "Print JSON");
  command.callback([arguments, &chosen] { chosen = [arguments] { return list(*arguments); }; });
}

}  // namespace exhume::tools
