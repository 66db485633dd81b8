#pragma once
// The subcommands of dmp. Each registers its arguments and, once they are parsed, runs.

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/dump/reader.hpp"
#include "tools/common/program.hpp"

namespace exhume::tools {

/// What main() runs after parsing; gives the exit status.
using Command = std::function<int()>;

/// Arguments that every subcommand that reads a dump takes.
struct DumpArguments {
  std::vector<std::string> files;  // one, or all of a multi-file set
  std::string charset;             // a name or id; empty: as labelled

  /// Registers FILE alone, or with the options for its text.
  void add_files_to(CLI::App& app);
  void add_to(CLI::App& app);

  /// The bytes of the files, with progress on a terminal.
  std::unique_ptr<ByteSource> source() const;

  /// Opens the dump. Throws Error when it is none, or when the character set is unknown.
  std::unique_ptr<dump::Reader> open(Diagnostics& diagnostics) const;
};

void add_info(CLI::App& app, Command& chosen);
void add_list(CLI::App& app, Command& chosen);
void add_rows(CLI::App& app, Command& chosen);
void add_ddl(CLI::App& app, Command& chosen);
void add_map(CLI::App& app, Command& chosen);
void add_check(CLI::App& app, Command& chosen);
void add_disasm(CLI::App& app, Command& chosen);
void add_asm(CLI::App& app, Command& chosen);
void add_tts(CLI::App& app, Command& chosen);
void add_copy(CLI::App& app, Command& chosen);
void add_set(CLI::App& app, Command& chosen);
void add_charset(CLI::App& app, Command& chosen);
void add_cut(CLI::App& app, Command& chosen);
void add_merge(CLI::App& app, Command& chosen);
void add_convert(CLI::App& app, Command& chosen);
void add_diff(CLI::App& app, Command& chosen);
void add_scan(CLI::App& app, Command& chosen);
void add_recover(CLI::App& app, Command& chosen);

/// Reports what stopped the reading as a warning, as imp does: what came before is done.
void report_stop(Diagnostics& diagnostics, const std::optional<Error>& error);

}  // namespace exhume::tools
