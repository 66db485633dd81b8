#include "src/datafile/convert.hpp"

#include <fmt/format.h>

#include <thread>

#include "formats/datafile/block_type.hpp"
#include "formats/datafile/convert_block.hpp"
#include "formats/datafile/platform.hpp"
#include "src/base/text.hpp"
#include "src/datafile/convert_names.hpp"
#include "src/datafile/info.hpp"
#include "tools/dbf/commands.hpp"

namespace exhume::tools {
namespace {

using datafile::ByteOrder;
using datafile::ConvertReport;
using datafile::Platform;

struct Arguments {
  std::vector<std::string> words;
  std::string from_platform;
  std::string to_platform;
  std::string format;
  std::string name_pairs;
  std::optional<unsigned> parallelism;
  bool copy_unknown = false;
  bool dry_run = false;
};

// What RMAN calls the platform that this program runs on.
constexpr std::string_view own_platform = "Linux x86 64-bit";

const Platform& platform(std::string_view name) {
  const Platform* found = datafile::find_platform(name);
  if (found != nullptr) return *found;
  std::string names;
  for (const Platform& known : datafile::platforms()) {
    names += fmt::format("{}'{}'", names.empty() ? "" : ", ", known.name);
  }
  throw Error(Code::imp_bad_parameter,
              fmt::format("there is no platform '{}': there are {}", name, names));
}

std::string_view order_text(ByteOrder order) {
  return order == ByteOrder::big ? "big" : "little";
}

// Options say the same as words.
datafile::ConvertWords words_of(const Arguments& arguments) {
  datafile::ConvertWords words = datafile::parse_convert_words(arguments.words);
  const auto set = [](std::string& word, const std::string& option) {
    if (!option.empty()) word = option;
  };
  set(words.from_platform, arguments.from_platform);
  set(words.to_platform, arguments.to_platform);
  set(words.format, arguments.format);
  if (!arguments.name_pairs.empty()) add_name_pairs(words, arguments.name_pairs);
  if (arguments.parallelism) words.parallelism = arguments.parallelism;
  if (words.to_platform.empty()) words.to_platform = own_platform;
  if (words.files.empty()) throw Error(Code::imp_bad_parameter, "name a datafile to convert");
  if (words.format.empty() && words.name_pairs.empty() && !arguments.dry_run) {
    throw Error(Code::imp_bad_parameter,
                "say what to call the converted files: FORMAT '/some/where/%U', or "
                "DB_FILE_NAME_CONVERT 'old,new'");
  }
  return words;
}

void check_source(const datafile::BlockFile& file, const std::string& platform_name) {
  if (platform_name.empty()) return;
  const Platform& from = platform(platform_name);
  if (from.order == file.geometry().order) return;
  throw Error(Code::imp_bad_parameter,
              fmt::format("the file is {}-endian, but platform '{}' is {}-endian",
                          order_text(file.geometry().order), from.name, order_text(from.order)),
              Place{.file = file.name()});
}

std::string target_of(const datafile::ConvertWords& words, const datafile::BlockFile& file,
                      std::size_t number) {
  if (!words.format.empty()) {
    const datafile::FileInfo info = read_info(file);
    return formatted_name(words.format, info.header(), std::to_string(number));
  }
  const auto name = datafile::replaced_name(file.name(), words.name_pairs);
  if (name) return *name;
  throw Error(Code::imp_bad_parameter,
              fmt::format("DB_FILE_NAME_CONVERT does not change {}", file.name()));
}

void print(const ConvertReport& report) {
  for (const auto& [type, count] : report.blocks) {
    const auto certainty = datafile::conversion_certainty(type);
    fmt::print("  {:<56} {:>14}  {} certainty\n", datafile::block_type_text(type),
               counted(count, "block"), to_string(certainty.value_or(datafile::Certainty::low)));
  }
  if (report.zero > 0) fmt::print("  {:<56} {:>14}\n", "zeros", counted(report.zero, "block"));
  if (report.not_converted > 0) {
    fmt::print("  {:<56} {:>14}\n", "not convertible", counted(report.not_converted, "block"));
  }
  if (report.unexplained_header > 0) {
    fmt::print("! {} bytes of the file header that no source explains are copied as they are.\n",
               report.unexplained_header);
  }
  if (report.is_fuzzy) {
    fmt::print("! The file was not closed cleanly: RMAN converts read-only tablespaces only.\n");
  }
}

// True when there is nothing to warn of.
bool convert_file(const Arguments& arguments, const datafile::ConvertWords& words,
                  std::size_t number, PrintedDiagnostics& diagnostics) {
  const datafile::BlockFile file(words.files[number - 1]);
  check_source(file, words.from_platform);
  const Platform& to = platform(words.to_platform);
  const datafile::ConvertOptions options{
      .to = to.order,
      .copy_unknown = arguments.copy_unknown,
      .threads = words.parallelism.value_or(std::max(2u, std::thread::hardware_concurrency()))};
  const std::string target =
      words.format.empty() && words.name_pairs.empty() ? "" : target_of(words, file, number);
  const ConvertReport report = arguments.dry_run ? check_conversion(file, options, diagnostics)
                                                 : convert(file, target, options, diagnostics);
  const bool would_stop = arguments.dry_run && report.not_converted > 0 && !arguments.copy_unknown;
  fmt::print("{}{}: {}\n", file.name(), target.empty() ? "" : " -> " + target,
             options.to == file.geometry().order
                 ? fmt::format("copied, '{}' is {}-endian too", to.name, order_text(to.order))
             : would_stop ? "cannot be converted"
             : arguments.dry_run
                 ? fmt::format("can be converted to '{}', {}-endian", to.name, order_text(to.order))
                 : fmt::format("converted to '{}', {}-endian", to.name, order_text(to.order)));
  print(report);
  return report.not_converted == 0 && !report.is_fuzzy;
}

int convert_files(const Arguments& arguments) {
  PrintedDiagnostics diagnostics("dbf");
  const datafile::ConvertWords words = words_of(arguments);
  bool is_fine = true;
  for (std::size_t number = 1; number <= words.files.size(); ++number) {
    is_fine &= convert_file(arguments, words, number, diagnostics);
  }
  diagnostics.sum_up();
  return is_fine ? exit_done : exit_warnings;
}

}  // namespace

void add_convert(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command = *app.add_subcommand(
      "convert", "Write datafiles for platforms of the other byte order, as RMAN does");
  command
      .add_option("FILE", arguments->words,
                  "Datafiles, and RMAN's words in place of options: FROM PLATFORM 'name', TO "
                  "PLATFORM 'name', FORMAT 'name', DB_FILE_NAME_CONVERT 'old,new', PARALLELISM n")
      ->required();
  command.add_option("--from-platform", arguments->from_platform,
                     "The platform that wrote the files, to be sure");
  command.add_option("--to-platform", arguments->to_platform,
                     fmt::format("The platform to write for; '{}' when not given", own_platform));
  command.add_option("--format", arguments->format,
                     "Names of the new files: %U, or %d %I %N %f %u and other text");
  command.add_option("--db-file-name-convert", arguments->name_pairs,
                     "Names of the new files: old,new[,old,new...] replaces part of the path");
  command.add_option("--parallelism", arguments->parallelism, "Threads")
      ->check(CLI::Range(1u, 64u));
  command.add_flag("--copy-unknown", arguments->copy_unknown,
                   "Copy blocks that cannot be converted as they are");
  command.add_flag("--dry-run", arguments->dry_run, "Only say whether it would work");
  command.callback(
      [arguments, &chosen] { chosen = [arguments] { return convert_files(*arguments); }; });
}

}  // namespace exhume::tools
