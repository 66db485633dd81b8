#include "charset/character_set.hpp"
#include "src/rewrite/conventional.hpp"
#include "src/rewrite/downgrade.hpp"
#include "src/rewrite/edit_stage.hpp"
#include "src/rewrite/rename.hpp"
#include "src/rewrite/strip.hpp"
#include "src/rewrite/transcode.hpp"
#include "tools/common/dump_input.hpp"
#include "tools/dmp/rewriting.hpp"

namespace exhume::tools {
namespace {

struct Arguments {
  RewriteArguments files;
  std::string charset;
  std::string sizes = "keep";
  std::string version;
  bool conventional = false;
  std::vector<std::string> owners;
  std::vector<std::string> tables;
  std::vector<std::string> tablespaces;
  std::vector<std::string> stripped;
};

const std::map<std::string, rewrite::ColumnSizes> column_sizes = {
    {"keep", rewrite::ColumnSizes::keep},
    {"widen", rewrite::ColumnSizes::widen},
    {"char", rewrite::ColumnSizes::characters},
};

bool strips(const Arguments& arguments, std::string_view what) {
  return std::ranges::find(arguments.stripped, what) != arguments.stripped.end();
}

std::vector<rewrite::Editor> editors_of(const Arguments& arguments, Diagnostics& diagnostics) {
  std::vector<rewrite::Editor> editors;
  if (!arguments.version.empty()) {
    editors.push_back(
        rewrite::downgrade_words(rewrite::parse_version(arguments.version), diagnostics));
  }
  if (strips(arguments, "storage")) editors.push_back(rewrite::strip_storage());
  if (strips(arguments, "tablespaces")) editors.push_back(rewrite::strip_tablespaces());
  if (strips(arguments, "oids")) editors.push_back(rewrite::strip_object_ids());
  const auto rename = [&](const std::vector<std::string>& renamings, auto editor) {
    for (const std::string& renaming : renamings) {
      editors.push_back(editor(rewrite::parse_renaming(renaming)));
    }
  };
  rename(arguments.owners, rewrite::rename_owner);
  rename(arguments.tables, rewrite::rename_table);
  rename(arguments.tablespaces, rewrite::rename_tablespace);
  return editors;
}

int convert(const Arguments& arguments) {
  PrintedDiagnostics diagnostics("dmp");
  const auto editors = editors_of(arguments, diagnostics);
  const auto out = io::open_output(arguments.files.out);
  Chain chain(*out, diagnostics);
  if (!arguments.charset.empty()) {
    chain.add<rewrite::TranscodeStage>(diagnostics, find_charset(arguments.charset),
                                       column_sizes.at(arguments.sizes));
  }
  if (!arguments.version.empty()) {
    chain.add<rewrite::DowngradeStage>(rewrite::layout_version(arguments.version));
  }
  if (arguments.conventional) chain.add<rewrite::ConventionalStage>();
  for (const std::string& renaming : arguments.owners) {
    chain.add<rewrite::RenameOwnerStage>(rewrite::parse_renaming(renaming));
  }
  if (!editors.empty()) chain.add<rewrite::EditStage>(diagnostics, editors);
  if (strips(arguments, "statistics") || strips(arguments, "grants")) {
    chain.add<rewrite::OmitStage>(rewrite::Omissions{.statistics = strips(arguments, "statistics"),
                                                     .grants = strips(arguments, "grants")});
  }
  const auto report = rewrite::rewrite(arguments.files.in.source(), chain.first(), diagnostics);
  out->commit();
  report_stop(diagnostics, report.error);
  return status_of(diagnostics);
}

}  // namespace

void add_convert(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command =
      *app.add_subcommand("convert", "Write the dump in another character set, version or shape");
  arguments->files.add_to(command);
  command.add_option("--to-charset", arguments->charset, "Character set of the text, as AL32UTF8");
  command
      .add_option("--sizes", arguments->sizes,
                  "Of VARCHAR2 and CHAR columns in the new set: keep them, widen the bytes, or "
                  "count characters (char)")
      ->check(CLI::IsMember({"keep", "widen", "char"}))
      ->capture_default_str();
  command.add_option("--to-version", arguments->version,
                     "For the imp of this version: 9.2, 10.2, 11.2 …; says what it cannot take");
  command.add_flag("--conventional", arguments->conventional,
                   "Conventional path, of a direct-path dump");
  command.add_option("--rename-owner", arguments->owners, "OLD:NEW, in all statements");
  command.add_option("--rename-table", arguments->tables, "OLD:NEW");
  command.add_option("--rename-tablespace", arguments->tablespaces, "OLD:NEW");
  command.add_option("--strip", arguments->stripped, "Leave out; may be repeated")
      ->check(CLI::IsMember({"storage", "tablespaces", "statistics", "oids", "grants"}));
  command.callback([arguments, &chosen] { chosen = [arguments] { return convert(*arguments); }; });
}

}  // namespace exhume::tools
