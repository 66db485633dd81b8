#include "src/io/open.hpp"
#include "src/io/output.hpp"
#include "src/textform/convert.hpp"
#include "tools/common/progress.hpp"
#include "tools/dmp/commands.hpp"

namespace exhume::tools {
namespace {

struct Arguments {
  std::string text;
  std::string out = "-";
};

int assemble(const Arguments& arguments) {
  const auto out = io::open_output(arguments.out);
  textform::assemble(std::make_unique<SourceWithProgress>(io::open_input(arguments.text)), *out);
  out->commit();
  return exit_done;
}

}  // namespace

void add_asm(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command =
      *app.add_subcommand("asm", "Make a dump of the text that disasm writes, edited or not");
  command.add_option("TEXT", arguments->text, "The text (.dmpt); - for standard input")->required();
  command.add_option("OUT", arguments->out, "The dump to write; - for standard output")
      ->capture_default_str();
  command.callback([arguments, &chosen] { chosen = [arguments] { return assemble(*arguments); }; });
}

}  // namespace exhume::tools
