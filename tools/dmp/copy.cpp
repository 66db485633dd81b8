#include <fmt/format.h>

#include "src/dump/dump_files.hpp"
#include "src/repair/copy.hpp"
#include "tools/dmp/commands.hpp"

namespace exhume::tools {
namespace {

struct Arguments {
  std::vector<std::string> files;  // the dump's, and behind them OUT
  std::optional<std::uint64_t> file_size;
};

// Several files become one, unless they are to be cut anew; one file stays as it is.
std::optional<std::uint64_t> new_file_size(const Arguments& arguments) {
  const bool joins = arguments.files.size() > 2;
  return joins ? arguments.file_size.value_or(0) : arguments.file_size;
}

int copy(const Arguments& arguments) {
  PrintedDiagnostics diagnostics("dmp");
  const DumpArguments dump{.files = {arguments.files.begin(), arguments.files.end() - 1}};
  std::optional<dump::DumpFiles> out;
  const auto output_for = [&](exp::Header header) -> ByteSink& {
    if (!arguments.file_size) header.file_size = 0;
    return out.emplace(std::vector{arguments.files.back()}, std::move(header));
  };
  const repair::CopyReport report =
      repair::copy(dump.source(), new_file_size(arguments), output_for, diagnostics);
  out->commit();
  if (out->written().size() > 1) {
    fmt::print("{} files, up to {}\n", out->written().size(), out->written().back());
  }
  report_stop(diagnostics, report.error);
  diagnostics.sum_up();
  return diagnostics.warnings() > 0 ? exit_warnings : exit_done;
}

}  // namespace

void add_copy(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command =
      *app.add_subcommand("copy", "Write the dump again from its decoded content, byte for byte");
  command
      .add_option("IN... OUT", arguments->files,
                  "The dump, plain or compressed, or all files of a multi-file export; then the "
                  "file to write; - for standard input and output")
      ->required()
      ->expected(2, CLI::detail::expected_max_vector_size);
  command
      .add_option("--filesize", arguments->file_size,
                  "Write files of at most this size: OUT, and x_2.dmp, x_3.dmp for an OUT of x.dmp")
      ->transform(CLI::AsSizeValue(false));
  command.callback([arguments, &chosen] { chosen = [arguments] { return copy(*arguments); }; });
}

}  // namespace exhume::tools
