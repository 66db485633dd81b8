#include <fmt/format.h>

#include "src/base/text.hpp"
#include "tools/common/json.hpp"
#include "tools/dmp/commands.hpp"

namespace exhume::tools {
namespace {

struct Arguments {
  DumpArguments dump;
  bool json = false;
};

nlohmann::ordered_json charset_json(const dump::CharsetFact& fact) {
  return {{"id", fact.id}, {"name", fact.name}};
}

void print_json(const dump::Info& info) {
  nlohmann::ordered_json json{{"file", info.file},
                              {"format", info.format},
                              {"version", info.version},
                              {"path", info.direct_path ? "direct" : "conventional"},
                              {"mode", info.mode},
                              {"exporter", info.exporter},
                              {"exporter_is_dba", info.exporter_is_dba},
                              {"client_charset", charset_json(info.client)},
                              {"database_charset", charset_json(info.database)},
                              {"national_charset", charset_json(info.national)},
                              {"date", info.date},
                              {"original_file", info.file_name},
                              {"record_length", info.record_length},
                              {"file_sequence", info.file_sequence},
                              {"filesize", info.file_size_limit},
                              {"settings", info.settings}};
  if (info.bytes) json["bytes"] = *info.bytes;
  fmt::print("{}\n", pretty(json));
}

void print_text(const dump::Info& info) {
  const auto line = [](std::string_view name, const std::string& value) {
    if (!value.empty()) fmt::print("{:<24}{}\n", name, printable(value));
  };
  const auto charset = [](const dump::CharsetFact& fact) {
    return fact.id == 0 ? std::string() : fmt::format("{} (id {})", fact.name, fact.id);
  };
  line("file", info.file);
  line("written by", fmt::format("exp {}, {} path, {} mode", info.version,
                                 info.direct_path ? "direct" : "conventional", info.mode));
  line("exported by", info.exporter + (info.exporter_is_dba ? " (a DBA)" : ""));
  line("date", info.date);
  line("original file", info.file_name);
  line("client charset", charset(info.client));
  line("database charset", charset(info.database));
  line("national charset", charset(info.national));
  line("record length", fmt::format("{} bytes", info.record_length));
  if (info.file_size_limit > 0 || info.file_sequence > 1) {
    line("multi-file set",
         fmt::format("file {}, FILESIZE {} bytes", info.file_sequence, info.file_size_limit));
  }
  if (info.bytes) line("size", fmt::format("{} bytes", *info.bytes));
}

int info(const Arguments& arguments) {
  PrintedDiagnostics diagnostics("dmp");
  const auto dump = arguments.dump.open(diagnostics);
  arguments.json ? print_json(dump->info()) : print_text(dump->info());
  return exit_done;
}

}  // namespace

void add_info(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command = *app.add_subcommand(
      "info", "Show who exported the dump, with which version, in which character sets");
  arguments->dump.add_to(command);
  command.add_flag("--json", arguments->json, "Print JSON");
  command.callback([arguments, &chosen] { chosen = [arguments] { return info(*arguments); }; });
}

}  // namespace exhume::tools
