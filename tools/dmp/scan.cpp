#include "src/scan/scan.hpp"

#include <fmt/format.h>

#include "src/base/text.hpp"
#include "src/rewrite/edit_stage.hpp"
#include "src/scan/redact.hpp"
#include "tools/common/json.hpp"
#include "tools/dmp/rewriting.hpp"

namespace exhume::tools {
namespace {

struct Arguments {
  DumpArguments dump;
  std::string redacted;
  std::string phrase;
  bool json = false;
};

void print_text(const scan::Findings& findings) {
  for (const scan::StatementFinding& finding : findings.statements) {
    fmt::print("{} at {}: {}…\n", scan::shape_name(finding.shape), finding.offset,
               printable(finding.statement));
  }
  for (const scan::ColumnFinding& finding : findings.columns) {
    fmt::print("{} in \"{}\".\"{}\" column \"{}\": {} of {}, first in row {}\n",
               scan::shape_name(finding.shape), printable(finding.owner), printable(finding.table),
               printable(finding.column), finding.values, counted(finding.rows, "row"),
               finding.first_row);
  }
  if (findings.is_clean()) fmt::print("nothing found\n");
}

void print_json(const scan::Findings& findings) {
  using nlohmann::ordered_json;
  ordered_json statements = ordered_json::array();
  for (const scan::StatementFinding& finding : findings.statements) {
    statements.push_back({{"shape", scan::shape_name(finding.shape)},
                          {"statement", finding.statement},
                          {"offset", finding.offset}});
  }
  ordered_json columns = ordered_json::array();
  for (const scan::ColumnFinding& finding : findings.columns) {
    columns.push_back({{"shape", scan::shape_name(finding.shape)},
                       {"owner", finding.owner},
                       {"table", finding.table},
                       {"column", finding.column},
                       {"values", finding.values},
                       {"rows", finding.rows},
                       {"first_row", finding.first_row}});
  }
  const ordered_json out = {
      {"complete", !findings.error}, {"statements", statements}, {"columns", columns}};
  fmt::print("{}\n", pretty(out));
}

int find(const Arguments& arguments) {
  PrintedDiagnostics diagnostics("dmp");
  const scan::Findings findings = scan::scan(*arguments.dump.open(diagnostics));
  if (arguments.json) {
    print_json(findings);
  } else {
    print_text(findings);
  }
  report_stop(diagnostics, findings.error);
  return status_of(diagnostics);
}

int redact(const Arguments& arguments) {
  PrintedDiagnostics diagnostics("dmp");
  const scan::Mask mask(arguments.phrase.empty() ? scan::Mask::random_key()
                                                 : scan::Mask::key_of(arguments.phrase));
  const auto out = io::open_output(arguments.redacted);
  Chain chain(*out, diagnostics);
  const auto& rows = chain.add<scan::RedactStage>(mask);
  chain.add<rewrite::EditStage>(diagnostics, std::vector{scan::redact_secrets(mask)});
  const auto report = rewrite::rewrite(arguments.dump.source(), chain.first(), diagnostics);
  out->commit();
  fmt::print(stderr, "dmp: {} masked\n", counted(rows.masked_values(), "value"));
  report_stop(diagnostics, report.error);
  return status_of(diagnostics);
}

}  // namespace

void add_scan(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command = *app.add_subcommand(
      "scan", "Find passwords, e-mail addresses, card and phone numbers, or mask them");
  arguments->dump.add_to(command);
  command.add_option("--redact", arguments->redacted,
                     "Write a dump in which they are masked, the same value always alike");
  command.add_option("--phrase", arguments->phrase,
                     "Masks alike in all dumps with the same phrase; else the mask is random");
  command.add_flag("--json", arguments->json, "Print JSON");
  command.callback([arguments, &chosen] {
    chosen = [arguments] {
      return arguments->redacted.empty() ? find(*arguments) : redact(*arguments);
    };
  });
}

}  // namespace exhume::tools
