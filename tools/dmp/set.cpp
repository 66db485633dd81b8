#include <fmt/format.h>

#include "src/base/text.hpp"
#include "src/io/file_source.hpp"
#include "src/io/output.hpp"
#include "src/patch/patched_file.hpp"
#include "src/repair/set.hpp"
#include "tools/dmp/commands.hpp"

namespace exhume::tools {
namespace {

struct Arguments {
  std::string file;
  std::vector<std::string> assignments;
  std::string out;
  bool undo = false;
};

repair::Assignment parse_assignment(const std::string& text) {
  const auto equals = text.find('=');
  if (equals == text.npos) {
    throw Error(
        Code::imp_bad_parameter,
        fmt::format("{} is no change: write FIELD=VALUE, for instance database=AL32UTF8", text));
  }
  return {text.substr(0, equals), text.substr(equals + 1)};
}

std::string in_words(const repair::SetPlan& plan) {
  std::string out;
  for (const repair::ChangedFact& fact : plan.facts) {
    if (!out.empty()) out += ", ";
    out += fmt::format("{} {} -> {}", fact.name, printable(fact.before), printable(fact.after));
  }
  return out;
}

void write_in_place(const std::string& file, const repair::SetPlan& plan) {
  if (!plan.keeps_size()) {
    throw Error(Code::change_refused,
                "another record length moves every byte of the dump: write a copy with --out",
                Place{.file = file});
  }
  std::vector<patch::Replacement> replacements;
  for (const repair::Splice& splice : plan.splices) {
    replacements.push_back({splice.range.begin, splice.before, splice.after});
  }
  patch::PatchedFile(file).apply(in_words(plan), std::move(replacements));
}

void write_copy(const Arguments& arguments, const repair::SetPlan& plan) {
  io::FileSource source(arguments.file);
  const auto out = io::open_output(arguments.out);
  repair::write_changed(source, plan, *out);
  out->commit();
}

int undo(const std::string& file) {
  const auto change = patch::PatchedFile(file).undo(false);
  if (!change) {
    throw Error(Code::change_refused, "there is no change to take back", Place{.file = file});
  }
  fmt::print("taken back: {}\n", change->what);
  return exit_done;
}

int set(const Arguments& arguments) {
  if (arguments.undo) return undo(arguments.file);
  if (arguments.out.empty() && patch::PatchedFile::is_unfinished(arguments.file)) {
    static_cast<void>(patch::PatchedFile(arguments.file));  // completes what a crash left
  }
  std::vector<repair::Assignment> assignments;
  for (const std::string& text : arguments.assignments) {
    assignments.push_back(parse_assignment(text));
  }
  io::FileSource source(arguments.file);
  const repair::SetPlan plan = repair::plan_set(source, assignments);
  if (!arguments.out.empty()) {
    write_copy(arguments, plan);
  } else if (!plan.splices.empty()) {
    write_in_place(arguments.file, plan);
  }
  FILE* const report = arguments.out == "-" ? stderr : stdout;
  for (const repair::ChangedFact& fact : plan.facts) {
    fmt::print(report, "{}: {} -> {}\n", fact.name, printable(fact.before), printable(fact.after));
  }
  if (plan.facts.empty()) fmt::print(report, "nothing to change\n");
  return exit_done;
}

}  // namespace

void add_set(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command =
      *app.add_subcommand("set", "Change what the header says, wherever the dump says it");
  command.add_option("FILE", arguments->file, "The dump, not compressed")->required();
  auto* const changes = command.add_option(
      "FIELD=VALUE", arguments->assignments,
      "client, database or national (a character set), version, exporter, dba, mode, "
      "record-length, date, file-name");
  auto* const out = command.add_option(
      "--out", arguments->out, "Write a changed copy and leave FILE alone; - for standard output");
  auto* const undo_flag = command.add_flag("--undo", arguments->undo, "Take the last change back");
  undo_flag->excludes(changes)->excludes(out);
  command.callback([arguments, &chosen] { chosen = [arguments] { return set(*arguments); }; });
}

}  // namespace exhume::tools
