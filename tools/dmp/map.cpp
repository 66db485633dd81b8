#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "formats/exp/byte_map.hpp"
#include "src/base/text.hpp"
#include "src/dump/input.hpp"
#include "src/io/output.hpp"
#include "tools/dmp/commands.hpp"

namespace exhume::tools {
namespace {

struct Arguments {
  DumpArguments dump;
  bool json = false;
};

// A statement's first characters, in whatever character set, as one printable line.
std::string printable(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7f) {
      out.push_back(c);
    } else {
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", byte);
    }
  }
  return out;
}

std::string text_line(const exp::NamedRange& range) {
  return fmt::format("0x{:08x} {:>12}  {:<32}{}\n", range.range.begin, range.range.size(),
                     range.meaning, printable(range.detail));
}

std::string json_line(const exp::NamedRange& range) {
  return nlohmann::ordered_json{{"offset", range.range.begin},
                                {"bytes", range.range.size()},
                                {"meaning", range.meaning},
                                {"detail", printable(range.detail)},
                                {"known", range.known}}
      .dump();
}

int map(const Arguments& arguments) {
  PrintedDiagnostics diagnostics("dmp");
  const auto input = dump::checked_input(arguments.dump.source());
  io::StandardOutput out;
  bool first = true;
  if (arguments.json) out.write("{\"ranges\": [");
  const exp::MapSummary summary = exp::map_bytes(input->cursor, [&](const exp::NamedRange& range) {
    if (arguments.json) {
      out.write(first ? "\n" : ",\n");
      out.write(json_line(range));
    } else {
      out.write(text_line(range));
    }
    first = false;
  });
  if (arguments.json) {
    out.write(fmt::format("\n],\n\"bytes\": {}, \"unknown_bytes\": {}, \"complete\": {}}}\n",
                          summary.bytes, summary.unknown_bytes, summary.complete));
  } else {
    out.write(fmt::format("{} bytes, {} unknown\n", summary.bytes, summary.unknown_bytes));
  }
  out.commit();
  if (summary.doubtful_statements > 0) {
    diagnostics.report({.code = Code::bad_structure,
                        .message = fmt::format("{} not whole: dmp check names what they lack",
                                               counted(summary.doubtful_statements, "statement"))});
  }
  if (summary.error) {
    report_stop(diagnostics, dump::located(*summary.error, *input->source));
  }
  const bool is_sound =
      summary.complete && summary.unknown_bytes == 0 && summary.doubtful_statements == 0;
  return is_sound ? exit_done : exit_warnings;
}

}  // namespace

void add_map(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command = *app.add_subcommand("map", "Show every byte range and what it means");
  arguments->dump.add_files_to(command);
  command.add_flag("--json", arguments->json, "Print JSON");
  command.callback([arguments, &chosen] { chosen = [arguments] { return map(*arguments); }; });
}

}  // namespace exhume::tools
