#include <fmt/format.h>

#include "src/patch/patched_file.hpp"
#include "tools/common/json.hpp"
#include "tools/dbf/commands.hpp"

namespace exhume::tools {
namespace {

struct Arguments {
  std::string file;
  bool force = false;
  bool json = false;
};

int undo(const Arguments& arguments) {
  patch::PatchedFile target(arguments.file);
  const auto change = target.undo(arguments.force);
  if (arguments.json) {
    nlohmann::ordered_json json{{"undone", change.has_value()}};
    if (change) {
      json["time"] = change->time;
      json["what"] = change->what;
    }
    fmt::print("{}\n", pretty(json));
  } else if (change) {
    fmt::print("The change of {} was taken back: {}\n", change->time, change->what);
  } else {
    fmt::print("There is nothing to take back.\n");
  }
  return change ? exit_done : exit_warnings;
}

}  // namespace

void add_undo(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command = *app.add_subcommand("undo", "Take the last change of dbf set back");
  command.add_option("FILE", arguments->file, "The datafile")->required();
  command.add_flag("--force", arguments->force,
                   "Although something else has written the changed bytes since");
  command.add_flag("--json", arguments->json, "Print JSON");
  command.callback([arguments, &chosen] { chosen = [arguments] { return undo(*arguments); }; });
}

}  // namespace exhume::tools
