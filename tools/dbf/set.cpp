#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>

#include "formats/datafile/cache_header.hpp"
#include "formats/datafile/field.hpp"
#include "src/patch/field_value.hpp"
#include "src/patch/patched_file.hpp"
#include "src/patch/plan.hpp"
#include "tools/common/json.hpp"
#include "tools/dbf/commands.hpp"

namespace exhume::tools {
namespace {

struct Arguments {
  FileArguments file;
  std::vector<std::string> assignments;
  std::vector<std::string> raw;
  patch::Request request;
  bool write = false;
  bool json = false;
};

patch::Assignment parse_assignment(const std::string& text) {
  const auto equals = text.find('=');
  if (equals == text.npos) {
    throw Error(Code::imp_bad_parameter,
                fmt::format("{} is no change: write FIELD=VALUE, for instance status=clean", text));
  }
  return {text.substr(0, equals), text.substr(equals + 1)};
}

template <typename Number>
bool parse_number(std::string_view text, Number& number) {
  const bool is_hex = text.starts_with("0x");
  if (is_hex) text.remove_prefix(2);
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number, is_hex ? 16 : 10);
  return error == std::errc() && end == text.data() + text.size();
}

patch::RawBytes parse_raw(const std::string& text) {
  const auto colon = text.find(':');
  const auto equals = text.find('=');
  patch::RawBytes raw;
  const std::string_view view = text;
  if (colon == text.npos || equals == text.npos || equals < colon ||
      !parse_number(view.substr(0, colon), raw.block) ||
      !parse_number(view.substr(colon + 1, equals - colon - 1), raw.offset)) {
    throw Error(Code::imp_bad_parameter,
                fmt::format("{} is no place and bytes: write BLOCK:OFFSET=HEX, for instance "
                            "1:138=0000",
                            text));
  }
  raw.bytes = patch::parse_hex(view.substr(equals + 1));
  return raw;
}

// The bytes that differ, in runs.
struct Run {
  std::size_t offset = 0;
  Bytes before;
  Bytes after;
};

std::vector<Run> runs(const patch::BlockChange& change) {
  std::vector<Run> out;
  const Bytes before = change.before;
  const Bytes after = change.after;
  for (std::size_t at = 0; at < before.size(); ++at) {
    if (before[at] == after[at]) continue;
    std::size_t end = at;
    while (end < before.size() && before[end] != after[end]) ++end;
    out.push_back({at, before.subspan(at, end - at), after.subspan(at, end - at)});
    at = end;
  }
  return out;
}

void print_text(const patch::Plan& plan, datafile::ByteOrder order) {
  for (const patch::BlockChange& change : plan.blocks) {
    fmt::print("block {}, at byte {}\n", change.number, change.at);
    for (const patch::FieldChange& field : plan.fields) {
      if (field.block != change.number) continue;
      const std::string label =
          field.name.empty() ? field.meaning : fmt::format("{} ({})", field.name, field.meaning);
      fmt::print("{:>6} {:>5}  {:<48} {} -> {}\n", field.offset, field.size, label, field.before,
                 field.after);
    }
    fmt::print("bytes\n");
    for (const Run& run : runs(change)) {
      fmt::print("{:>6}  {} -> {}\n", run.offset, datafile::hex_text(run.before),
                 datafile::hex_text(run.after));
    }
    fmt::print("computed block checksum: 0x{:x}\n",
               checksum_residual(datafile::BlockView(change.after, order)));
  }
  for (const std::string& objection : plan.objections) fmt::print("! Forced. {}\n", objection);
  for (const std::string& belief : plan.beliefs) fmt::print("! {}\n", belief);
}

nlohmann::ordered_json json_of(const patch::Plan& plan, bool is_written) {
  nlohmann::ordered_json blocks = nlohmann::ordered_json::array();
  for (const patch::BlockChange& change : plan.blocks) {
    nlohmann::ordered_json bytes = nlohmann::ordered_json::array();
    for (const Run& run : runs(change)) {
      bytes.push_back({{"offset", run.offset},
                       {"before", datafile::hex_text(run.before)},
                       {"after", datafile::hex_text(run.after)}});
    }
    nlohmann::ordered_json fields = nlohmann::ordered_json::array();
    for (const patch::FieldChange& field : plan.fields) {
      if (field.block != change.number) continue;
      fields.push_back({{"offset", field.offset},
                        {"size", field.size},
                        {"name", field.name},
                        {"meaning", field.meaning},
                        {"before", field.before},
                        {"after", field.after}});
    }
    blocks.push_back(
        {{"block", change.number}, {"at", change.at}, {"fields", fields}, {"bytes", bytes}});
  }
  return {{"written", is_written},
          {"blocks", blocks},
          {"forced", plan.objections},
          {"beliefs", plan.beliefs}};
}

std::string what_changes(const patch::Plan& plan) {
  std::vector<std::string> names;
  for (const patch::FieldChange& field : plan.fields) {
    names.push_back(fmt::format("{}:{}", field.block,
                                field.name.empty() ? std::to_string(field.offset) : field.name));
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

void write(patch::PatchedFile& target, const patch::Plan& plan) {
  std::vector<patch::Replacement> replacements;
  for (const patch::BlockChange& block : plan.blocks) {
    replacements.push_back({block.at, block.before, block.after});
  }
  target.apply(what_changes(plan), std::move(replacements));
}

void refuse_unfinished(const std::string& path) {
  if (!patch::PatchedFile::is_unfinished(path)) return;
  throw Error(Code::change_refused,
              "an earlier change was interrupted, and the file may hold half of it; dbf set FILE "
              "--write completes it, dbf undo FILE takes it back",
              Place{.file = path});
}

void say_completed(const patch::PatchedFile& target) {
  if (!target.completed()) return;
  fmt::print(stderr, "dbf: an interrupted change of {} ({}) was completed first\n",
             target.completed()->time, target.completed()->what);
}

int set(Arguments arguments) {
  patch::Request& request = arguments.request;
  for (const std::string& text : arguments.assignments) {
    request.fields.push_back(parse_assignment(text));
  }
  for (const std::string& text : arguments.raw) request.raw.push_back(parse_raw(text));
  std::optional<patch::PatchedFile> target;
  if (arguments.write) {
    target.emplace(arguments.file.file);
    say_completed(*target);
  }
  const datafile::BlockFile file = arguments.file.open();
  if (!target) refuse_unfinished(arguments.file.file);
  const patch::Plan plan = make_plan(file, request);
  const bool is_written = target && !plan.blocks.empty();
  if (is_written) write(*target, plan);
  if (arguments.json) {
    fmt::print("{}\n", pretty(json_of(plan, is_written)));
    return exit_done;
  }
  print_text(plan, file.geometry().order);
  if (plan.blocks.empty()) {
    fmt::print("Nothing is to be changed.\n");
  } else {
    fmt::print("{}\n", is_written ? "Written. dbf undo takes it back."
                                  : "Nothing was written; --write does it.");
  }
  return exit_done;
}

}  // namespace

void add_set(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command = *app.add_subcommand(
      "set", "Change fields of the file header, or bytes of any block, in place");
  arguments->file.add_to(command);
  command.add_option("FIELD=VALUE", arguments->assignments,
                     "Header fields: status, checkpoint_scn, dbid, ts_name …, or Oracle's names");
  command.add_option("--raw", arguments->raw, "BLOCK:OFFSET=HEX: bytes of any block; repeatable")
      ->allow_extra_args(false);
  command.add_flag("--clean", arguments->request.clean,
                   "Take the status bits away that ask for recovery");
  command.add_flag("--scn-above-highest", arguments->request.scn_above_highest,
                   "Raise the checkpoint SCN above that of every block");
  command.add_flag("--checksum", arguments->request.checksum,
                   "Switch the header's checksum on and make it right");
  command.add_flag("--write", arguments->write, "Do it; without this, only show it");
  command.add_flag("--force", arguments->request.force,
                   "Change a header that is not fully recognised, or a damaged block");
  command.add_flag("--json", arguments->json, "Print JSON");
  command.callback([arguments, &chosen] { chosen = [arguments] { return set(*arguments); }; });
}

}  // namespace exhume::tools
