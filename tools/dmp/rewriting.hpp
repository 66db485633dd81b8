#pragma once
// What the subcommands that make a dump of a dump share.

#include <memory>
#include <string>
#include <vector>

#include "formats/exp/writer.hpp"
#include "src/io/output.hpp"
#include "src/rewrite/rewrite.hpp"
#include "tools/dmp/commands.hpp"

namespace exhume::tools {

/// IN and OUT of a subcommand.
struct RewriteArguments {
  DumpArguments in;
  std::string out;

  void add_to(CLI::App& app);
};

/// Stages in front of a writer, added from the last to the first.
class Chain {
 public:
  /// Both must outlive the chain.
  Chain(ByteSink& out, Diagnostics& diagnostics) : writer_(out, diagnostics) {}

  /// Makes a stage whose next one is what was first so far.
  template <typename Stage, typename... Arguments>
  Stage& add(Arguments&&... arguments) {
    auto stage = std::make_unique<Stage>(first(), std::forward<Arguments>(arguments)...);
    Stage& added = *stage;
    stages_.push_back(std::move(stage));
    return added;
  }

  exp::StreamSink& first() {
    return stages_.empty() ? static_cast<exp::StreamSink&>(writer_) : *stages_.back();
  }

 private:
  exp::Writer writer_;
  std::vector<std::unique_ptr<exp::StreamSink>> stages_;
};

/// Warns of each name that was asked for and not found.
void report_missing(Diagnostics& diagnostics, const std::vector<std::string>& names);

/// The exit status for what was reported; prints what was left out.
int status_of(const PrintedDiagnostics& diagnostics);

}  // namespace exhume::tools
