#include <fmt/format.h>

#include "charset/character_set.hpp"
#include "formats/exp/writer.hpp"
#include "src/io/output.hpp"
#include "src/sql/parser.hpp"
#include "src/sql/printer.hpp"
#include "src/transport/added_line.hpp"
#include "src/transport/build.hpp"
#include "src/transport/call.hpp"
#include "src/transport/write.hpp"
#include "tools/common/dump_input.hpp"
#include "tools/common/json.hpp"
#include "tools/dbf/commands.hpp"

namespace exhume::tools {
namespace {

struct Arguments {
  std::vector<std::string> files;
  std::vector<std::string> tables;
  std::vector<std::string> lines;
  std::string ddl;
  std::string like;
  std::string charset;
  std::string ncharset = "AL16UTF16";
  std::string out;
  transport::BuildRequest request;
  bool json = false;
};

// The tables that a dump creates.
std::vector<sql::CreateTable> definitions_in(const std::string& dump, Diagnostics& diagnostics) {
  const auto reader = open_dump(open_files({dump}), "", diagnostics);
  std::vector<sql::CreateTable> out;
  while (const auto item = reader->next()) {
    const auto* statement = std::get_if<dump::SqlItem>(&*item);
    if (statement == nullptr) continue;
    sql::ParseResult parsed = sql::parse(statement->text);
    auto* tree = std::get_if<sql::Statement>(&parsed);
    auto* table = tree != nullptr ? std::get_if<sql::CreateTable>(tree) : nullptr;
    if (table != nullptr) out.push_back(std::move(*table));
  }
  return out;
}

transport::TransportSet calls_in(const std::string& dump, Diagnostics& diagnostics) {
  const auto reader = open_dump(open_files({dump}), "", diagnostics);
  transport::TransportSet set = transport::read_transport_set(*reader);
  if (set.error) throw Error(*set.error);
  if (set.is_empty()) {
    throw Error(Code::imp_bad_parameter, "this is no dump of transportable tablespaces",
                Place{.file = dump});
  }
  return set;
}

void print_text(const transport::Draft& draft, const std::string& out) {
  for (const exp::TransportCall& call : draft.calls) {
    fmt::print("{}\n", transport::describe(call));
  }
  for (const transport::BuiltTable& table : draft.tables) {
    fmt::print("{}.{}: {}\n", table.owner, table.create.name.object.text, sql::print(table.create));
  }
  for (const std::string& remark : draft.remarks) fmt::print("! {}\n", remark);
  fmt::print("Written to {}.\n", out);
}

nlohmann::ordered_json json_of(const transport::Draft& draft, const std::string& out) {
  nlohmann::ordered_json calls = nlohmann::ordered_json::array();
  for (const exp::TransportCall& call : draft.calls) calls.push_back(tools::json_of(call));
  nlohmann::ordered_json tables = nlohmann::ordered_json::array();
  for (const transport::BuiltTable& table : draft.tables) {
    tables.push_back({{"owner", table.owner},
                      {"name", table.create.name.object.text},
                      {"file", table.segment.file},
                      {"block", table.segment.block},
                      {"object", table.segment.object},
                      {"guessed", table.is_guessed},
                      {"sql", sql::print(table.create)}});
  }
  return {{"file", out}, {"calls", calls}, {"tables", tables}, {"remarks", draft.remarks}};
}

int tts(Arguments arguments) {
  PrintedDiagnostics diagnostics("dbf");
  transport::BuildRequest& request = arguments.request;
  for (const std::string& table : arguments.tables) {
    request.tables.push_back(transport::parse_table_spec(table));
  }
  for (const std::string& line : arguments.lines) transport::add_line(request, line);
  if (!arguments.ddl.empty()) request.definitions = definitions_in(arguments.ddl, diagnostics);
  if (!arguments.like.empty()) request.like = calls_in(arguments.like, diagnostics);
  request.charset = find_charset(arguments.charset).id;
  request.ncharset = find_charset(arguments.ncharset).id;
  std::vector<transport::Orphan> files;
  for (const std::string& path : arguments.files) {
    files.push_back(transport::read_orphan(datafile::BlockFile(path)));
  }
  const transport::Draft draft = make_draft(files, request);
  io::FileSink file(arguments.out);
  exp::Writer writer(file, diagnostics);
  write_dump(draft, request, arguments.out, writer, diagnostics);
  file.commit();
  if (arguments.json) {
    fmt::print("{}\n", pretty(json_of(draft, arguments.out)));
  } else {
    print_text(draft, arguments.out);
  }
  return draft.remarks.empty() && diagnostics.warnings() == 0 ? exit_done : exit_warnings;
}

}  // namespace

void add_tts(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command = *app.add_subcommand(
      "tts", "Write the dump that lets imp plug orphan datafiles in as transportable tablespaces");
  command.add_option("FILE", arguments->files, "All datafiles of the tablespaces")->required();
  command.add_option("-o,--out", arguments->out, "The dump to write")->required();
  command.add_option("--charset", arguments->charset, "Character set of the dead database")
      ->required();
  command.add_option("--ncharset", arguments->ncharset, "Its national character set");
  command
      .add_option("--table", arguments->tables,
                  "[OWNER.]NAME[(COLUMN TYPE, ...)][@OBJECT]; repeatable; without it, every "
                  "segment with table rows")
      ->allow_extra_args(false);
  command
      .add_option("--add-line", arguments->lines,
                  "A FIXTABLEPDML or FIXTABLEHAKAN line of a table, or an EXECTRP line that calls "
                  "reclaimTempSegment; repeatable")
      ->allow_extra_args(false);
  command.add_option("--ddl", arguments->ddl, "A dump whose CREATE TABLE tells the columns");
  command.add_option("--like", arguments->like,
                     "A dump of transportable tablespaces whose other arguments are kept");
  command.add_option("--owner", arguments->request.owner, "Owner of tables that name none");
  command.add_option("--release", arguments->request.release, "Release and compatibility to claim");
  command.add_option("--platform", arguments->request.platform, "Platform, by name or id");
  command.add_flag("--json", arguments->json, "Print JSON");
  command.callback([arguments, &chosen] { chosen = [arguments] { return tts(*arguments); }; });
}

}  // namespace exhume::tools
