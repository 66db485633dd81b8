#include <fmt/format.h>

#include <map>
#include "src/ddl/script.hpp"
#include "src/io/output.hpp"
#include "src/io/safe_name.hpp"
#include "tools/common/json.hpp"
#include "tools/dmp/commands.hpp"

namespace exhume::tools {
namespace {

struct Arguments {
  DumpArguments dump;
  ddl::ScriptRequest request;
  std::vector<std::string> kinds;
  bool json = false;
  std::string split_folder;
};

// Statements that switch the schema stand wherever the owner changes, when there are several.
class Writer {
 public:
  explicit Writer(const ddl::Script& script) {
    for (const ddl::ScriptStatement& statement : script.statements) {
      if (statement.object.owner != script.statements.front().object.owner) several_ = true;
    }
  }

  void write(io::Sink& sink, const ddl::ScriptStatement& statement) {
    if (several_ && statement.object.owner != owner_) {
      sink.write(ddl::schema_switch(statement.object.owner) + "\n");
      owner_ = statement.object.owner;
    }
    sink.write(statement.text);
    sink.write("\n");
  }

  void forget_owner() { owner_.clear(); }

 private:
  bool several_ = false;
  std::string owner_;
};

void write_whole(const ddl::Script& script) {
  io::StandardOutput out;
  out.write(ddl::script_head());
  Writer writer(script);
  for (const ddl::ScriptStatement& statement : script.statements) writer.write(out, statement);
  out.write(ddl::script_end(script));
  out.commit();
}

// One file for each object: SCOTT.EMP.table.sql.
void write_split(const ddl::Script& script, const std::string& path) {
  std::map<std::string, std::vector<const ddl::ScriptStatement*>> files;
  for (const ddl::ScriptStatement& statement : script.statements) {
    std::string extension(ddl::kind_name(statement.object.kind));
    std::ranges::replace(extension, ' ', '_');
    files[io::table_file_name(statement.object.owner, statement.object.name, extension + ".sql")]
        .push_back(&statement);
  }
  io::Directory folder(path);
  Writer writer(script);
  for (const auto& [name, statements] : files) {
    io::FileSink sink(folder.claim(name));
    sink.write(ddl::script_head());
    writer.forget_owner();
    for (const ddl::ScriptStatement* statement : statements) writer.write(sink, *statement);
    sink.commit();
  }
}

void write_json(const ddl::Script& script) {
  nlohmann::ordered_json json{{"complete", !script.error}};
  json["statements"] = nlohmann::ordered_json::array();
  for (const ddl::ScriptStatement& statement : script.statements) {
    json["statements"].push_back({{"kind", ddl::kind_name(statement.object.kind)},
                                  {"owner", statement.object.owner},
                                  {"name", statement.object.name},
                                  {"sql", statement.text}});
  }
  json["blocks_left_out"] = script.blocks_left_out;
  fmt::print("{}\n", pretty(json));
}

int ddl(const Arguments& arguments) {
  PrintedDiagnostics diagnostics("dmp");
  const auto dump = arguments.dump.open(diagnostics);
  ddl::ScriptRequest request = arguments.request;
  for (const std::string& name : arguments.kinds) request.kinds.push_back(*ddl::find_kind(name));
  const ddl::Script script = ddl::make_script(*dump, request);
  if (!arguments.split_folder.empty()) {
    write_split(script, arguments.split_folder);
  } else if (arguments.json) {
    write_json(script);
  } else {
    write_whole(script);
  }
  if (script.unparsed > 0) {
    diagnostics.report({.code = Code::unparsed_statement,
                        .message = fmt::format("{} statements that the grammar does not cover "
                                               "stand in the output as comments",
                                               script.unparsed),
                        .place = {.file = dump->info().file}});
  }
  for (const std::string& name : script.missing) {
    diagnostics.report({.code = Code::imp_table_not_found,
                        .message = fmt::format("object \"{}\" not found in export file", name)});
  }
  report_stop(diagnostics, script.error);
  diagnostics.sum_up();
  return diagnostics.warnings() > 0 ? exit_warnings : exit_done;
}

std::string known_kind(const std::string& name) {
  if (ddl::find_kind(name)) return {};
  return fmt::format("unknown kind {}; kinds are {}", name, fmt::join(ddl::kind_names(), ", "));
}

}  // namespace

void add_ddl(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command =
      *app.add_subcommand("ddl", "Print the statements as a script that runs in Oracle");
  arguments->dump.add_to(command);
  command.add_option("--kind", arguments->kinds, "Only this kind of object; may be repeated")
      ->check(known_kind);
  command.add_option("--owner", arguments->request.owners, "Only objects of this owner");
  command.add_option("--name", arguments->request.names,
                     "Only this object, or what belongs to this table");
  command.add_option("--split", arguments->split_folder,
                     "Write one file for each object into this folder");
  command.add_flag("--storage", arguments->request.with_storage,
                   "Keep storage clauses: PCTFREE, STORAGE, LOGGING");
  command.add_flag("--tablespace", arguments->request.with_tablespace, "Keep TABLESPACE clauses");
  command.add_flag("--json", arguments->json, "Print JSON");
  command.callback([arguments, &chosen] { chosen = [arguments] { return ddl(*arguments); }; });
}

}  // namespace exhume::tools
