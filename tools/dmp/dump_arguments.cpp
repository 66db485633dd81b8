#include "tools/common/dump_input.hpp"
#include "tools/common/progress.hpp"
#include "tools/dmp/commands.hpp"

namespace exhume::tools {

void DumpArguments::add_files_to(CLI::App& app) {
  app.add_option("FILE", files,
                 "The dump, plain or compressed; all files of a multi-file export; - for "
                 "standard input")
      ->required();
}

void DumpArguments::add_to(CLI::App& app) {
  add_files_to(app);
  app.add_option("--charset", charset,
                 "Read text in this character set, whatever the dump's labels say");
}

std::unique_ptr<ByteSource> DumpArguments::source() const {
  return std::make_unique<SourceWithProgress>(open_files(files));
}

std::unique_ptr<dump::Reader> DumpArguments::open(Diagnostics& diagnostics) const {
  return open_dump(source(), charset, diagnostics);
}

void report_stop(Diagnostics& diagnostics, const std::optional<Error>& error) {
  if (!error) return;
  diagnostics.report({.code = error->code(), .message = error->message(), .place = error->place()});
}

}  // namespace exhume::tools
