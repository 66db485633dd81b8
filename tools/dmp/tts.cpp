#include <fmt/format.h>

#include "src/base/text.hpp"
#include "src/transport/call.hpp"
#include "src/transport/check.hpp"
#include "tools/common/dump_input.hpp"
#include "tools/common/json.hpp"
#include "tools/dmp/commands.hpp"

namespace exhume::tools {
namespace {

using nlohmann::ordered_json;

struct Arguments {
  std::string dump;
  std::vector<std::string> files;
  std::string charset;
  std::string ncharset;
  transport::TargetDatabase target;
  bool json = false;
};

void print_text(const transport::TransportSet& set,
                const std::vector<transport::Objection>& objections) {
  for (const exp::TransportCall& call : set.calls) {
    fmt::print("{}\n", printable(transport::describe(call)));
  }
  for (const transport::Objection& objection : objections) {
    fmt::print("! {}\n", printable(to_string(objection)));
  }
  if (objections.empty()) {
    fmt::print("The dump fits its datafiles.\n");
  } else {
    fmt::print("{}\n", counted(objections.size(), "objection"));
  }
}

void print_json(const transport::TransportSet& set,
                const std::vector<transport::Objection>& objections) {
  ordered_json calls = ordered_json::array();
  for (const exp::TransportCall& call : set.calls) calls.push_back(json_of(call));
  ordered_json list = ordered_json::array();
  for (const transport::Objection& objection : objections) {
    list.push_back({{"oracle_error", objection.oracle_error},
                    {"call", objection.call},
                    {"parameter", objection.parameter},
                    {"in_dump", objection.in_dump},
                    {"in_file", objection.in_file},
                    {"message", objection.message}});
  }
  const ordered_json json{{"fits", objections.empty()}, {"calls", calls}, {"objections", list}};
  fmt::print("{}\n", pretty(json));
}

int check(Arguments arguments) {
  PrintedDiagnostics diagnostics("dmp");
  if (!arguments.charset.empty()) arguments.target.charset = find_charset(arguments.charset).id;
  if (!arguments.ncharset.empty()) arguments.target.ncharset = find_charset(arguments.ncharset).id;
  const auto dump = open_dump(open_files({arguments.dump}), "", diagnostics);
  const transport::TransportSet set = transport::read_transport_set(*dump);
  report_stop(diagnostics, set.error);
  std::vector<datafile::BlockFile> blocks;
  std::vector<transport::Orphan> files;
  for (const std::string& path : arguments.files) {
    blocks.emplace_back(path);
    files.push_back(transport::read_headers(blocks.back()));
  }
  const auto objections = transport::check(set, files, blocks, arguments.target);
  arguments.json ? print_json(set, objections) : print_text(set, objections);
  return objections.empty() && diagnostics.warnings() == 0 ? exit_done : exit_warnings;
}

}  // namespace

void add_tts(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& tts = *app.add_subcommand("tts", "Transportable tablespaces");
  tts.require_subcommand(1);
  CLI::App& command = *tts.add_subcommand(
      "check", "Compare a dump with its datafiles, and say what imp would object to");
  command.add_option("DUMP", arguments->dump, "The dump")->required();
  command.add_option("DATAFILE", arguments->files, "The datafiles of its tablespaces")->required();
  command.add_option("--target-charset", arguments->charset,
                     "Character set of the database that is to take them");
  command.add_option("--target-ncharset", arguments->ncharset, "Its national character set");
  command.add_option("--target-release", arguments->target.release, "Its COMPATIBLE");
  command.add_option("--target-platform", arguments->target.platform, "Its platform, name or id");
  command.add_option("--target-block-size", arguments->target.block_size, "Bytes of its blocks");
  command.add_flag("--json", arguments->json, "Print JSON");
  command.callback([arguments, &chosen] { chosen = [arguments] { return check(*arguments); }; });
}

}  // namespace exhume::tools
