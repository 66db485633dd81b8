#include <fmt/format.h>

#include <charconv>

#include "charset/character_set.hpp"
#include "src/dump/exp_reader.hpp"
#include "src/dump/file_set.hpp"
#include "src/io/open.hpp"
#include "tools/dmp/commands.hpp"

namespace exhume::tools {
namespace {

std::uint16_t charset_id(const std::string& text) {
  std::uint16_t id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  const bool is_number = error == std::errc() && end == text.data() + text.size();
  const charset::CharacterSet* set = is_number ? charset::find(id) : charset::find(text);
  if (set == nullptr) {
    throw Error(Code::imp_unknown_charset,
                fmt::format("character set {} is not known; give a name as Oracle spells it, such "
                            "as AL32UTF8 or WE8MSWIN1252",
                            text));
  }
  return set->id;
}

}  // namespace

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
  std::vector<std::unique_ptr<ByteSource>> sources;
  for (const std::string& file : files) sources.push_back(io::open_input(file));
  return std::make_unique<SourceWithProgress>(dump::joined(std::move(sources)));
}

std::unique_ptr<dump::Reader> DumpArguments::open(Diagnostics& diagnostics) const {
  std::optional<std::uint16_t> override_id;
  if (!charset.empty()) override_id = charset_id(charset);
  return dump::make_exp_reader(dump::checked_input(source()), diagnostics, override_id);
}

void report_stop(Diagnostics& diagnostics, const std::optional<Error>& error) {
  if (!error) return;
  diagnostics.report(
      {.code = error->code(), .message = error->message(), .place = error->place()});
}

}  // namespace exhume::tools
