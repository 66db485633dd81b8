#include "src/rewrite/merge.hpp"

#include "tools/dmp/rewriting.hpp"

namespace exhume::tools {
namespace {

struct Arguments {
  std::vector<std::string> files;
  std::string out;
};

int merge(const Arguments& arguments) {
  PrintedDiagnostics diagnostics("dmp");
  const auto out = io::open_output(arguments.out);
  Chain chain(*out, diagnostics);
  auto& stage = chain.add<rewrite::MergeStage>();
  for (const std::string& file : arguments.files) {
    const DumpArguments one{.files = {file}};
    report_stop(diagnostics, rewrite::rewrite(one.source(), stage, diagnostics).error);
  }
  stage.finish();
  out->commit();
  return status_of(diagnostics);
}

}  // namespace

void add_merge(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command = *app.add_subcommand("merge", "Write one dump of several");
  command.add_option("FILE", arguments->files, "The dumps, in the order of their import")
      ->required();
  command.add_option("--out", arguments->out, "The dump to write; - for standard output")
      ->required();
  command.callback([arguments, &chosen] { chosen = [arguments] { return merge(*arguments); }; });
}

}  // namespace exhume::tools
