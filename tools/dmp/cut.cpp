#include "src/rewrite/cut.hpp"

#include "tools/dmp/rewriting.hpp"

namespace exhume::tools {
namespace {

struct Arguments {
  RewriteArguments files;
  rewrite::Cut cut;
  std::vector<std::string> kinds;
  std::string range;
  std::string where;
};

// "rows" is no kind of object, but what most people want or don't want of a dump.
void choose_kinds(const std::vector<std::string>& names, rewrite::Cut& cut) {
  if (names.empty()) return;
  cut.rows = false;
  for (const std::string& name : names) {
    if (name == "rows") {
      cut.rows = true;
    } else if (const auto kind = ddl::find_kind(name)) {
      cut.kinds.push_back(*kind);
    }
  }
  // Rows alone would have no table to go to; none of the kinds stands for them.
  if (cut.kinds.empty()) cut.kinds.push_back(ddl::Kind::table);
}

int cut(const Arguments& arguments) {
  PrintedDiagnostics diagnostics("dmp");
  rewrite::Cut request = arguments.cut;
  choose_kinds(arguments.kinds, request);
  if (!arguments.range.empty()) request.range = rewrite::parse_row_range(arguments.range);
  if (!arguments.where.empty()) request.where = rewrite::where::parse(arguments.where);

  const auto out = io::open_output(arguments.files.out);
  Chain chain(*out, diagnostics);
  const auto& stage = chain.add<rewrite::CutStage>(request);
  const auto report = rewrite::rewrite(arguments.files.in.source(), chain.first(), diagnostics);
  out->commit();
  report_stop(diagnostics, report.error);
  report_missing(diagnostics, stage.missing());
  return status_of(diagnostics);
}

}  // namespace

void add_cut(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command = *app.add_subcommand("cut", "Write a dump of a part of the dump");
  arguments->files.add_to(command);
  command.add_option("--owner", arguments->cut.owners, "Only this owner's; may be repeated");
  command.add_option("--table", arguments->cut.tables, "Only this table and what belongs to it");
  command.add_option("--partition", arguments->cut.partitions, "Of rows only this partition's");
  std::vector<std::string> kinds = ddl::kind_names();
  kinds.emplace_back("rows");
  command.add_option("--kind", arguments->kinds, "Only objects of this kind, or rows")
      ->check(CLI::IsMember(kinds, CLI::ignore_space, CLI::ignore_underscore));
  command.add_option("--rows", arguments->range, "Of each table only these rows: 1-1000, 500-");
  command.add_option("--where", arguments->where,
                     "Only rows for which this holds: \"SAL > 1000 AND JOB IN ('CLERK')\"");
  command.callback([arguments, &chosen] { chosen = [arguments] { return cut(*arguments); }; });
}

}  // namespace exhume::tools
