#pragma once
// The subcommands of dbf. Each registers its arguments and, once they are parsed, runs.

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "src/datafile/block_file.hpp"
#include "tools/common/program.hpp"

namespace exhume::tools {

/// What main() runs after parsing; gives the exit status.
using Command = std::function<int()>;

/// The datafile that a subcommand reads.
struct FileArguments {
  std::string file;
  std::optional<std::size_t> block_size;

  void add_to(CLI::App& app);
  /// Throws as BlockFile does.
  datafile::BlockFile open() const { return datafile::BlockFile(file, block_size); }
};

void add_info(CLI::App& app, Command& chosen);
void add_verify(CLI::App& app, Command& chosen);
void add_block(CLI::App& app, Command& chosen);
void add_rows(CLI::App& app, Command& chosen);
void add_map(CLI::App& app, Command& chosen);
void add_convert(CLI::App& app, Command& chosen);
void add_set(CLI::App& app, Command& chosen);
void add_undo(CLI::App& app, Command& chosen);
void add_tts(CLI::App& app, Command& chosen);

}  // namespace exhume::tools
