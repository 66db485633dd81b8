// imp: an export dump into a database, as Oracle's imp does it.

#include <fmt/format.h>

#include <csignal>

#include "src/import/import.hpp"
#include "src/import/index_file.hpp"
#include "src/import/keywords.hpp"
#include "src/import/parameters.hpp"
#include "src/import/show.hpp"
#include "src/io/output.hpp"
#include "src/logging/logged_diagnostics.hpp"
#include "src/target/postgresql/postgresql_database.hpp"
#include "src/target/sqlite/sqlite_database.hpp"
#include "tools/common/log_file.hpp"
#include "tools/common/program.hpp"
#include "tools/common/terminal.hpp"
#include "tools/imp/arguments.hpp"
#include "tools/imp/files.hpp"

namespace exhume::tools {
namespace {

void note_without_effect(imp::Log& log, const imp::Parameters& parameters) {
  std::vector<std::string> ignored = parameters.without_effect;
  // SQLite has one writer.
  if (parameters.parallel > 1 && !target_path(parameters).empty()) ignored.emplace_back("PARALLEL");
  if (ignored.empty()) return;
  log.line("");
  log.line(fmt::format("Note: without effect here: {}", fmt::join(ignored, ", ")));
}

std::unique_ptr<target::Database> open_target(const imp::Parameters& parameters,
                                              Diagnostics& diagnostics) {
  using target::Commits;
  const Commits commits = parameters.commit ? Commits::as_it_goes : Commits::by_table;
  const std::string path = target_path(parameters);
  return path.empty()
             ? target::postgresql::open_database(parameters::address_with_login(parameters.userid),
                                                 commits, parameters.parallel, diagnostics)
             : target::sqlite::open_database(path, commits, diagnostics);
}

// Does the one job that the parameters name; returns the warnings that `diagnostics` has not.
std::uint64_t do_job(const imp::Parameters& parameters, imp::Log& log, ProgressLine& progress,
                     logging::LoggedDiagnostics& diagnostics) {
  const auto dump = open_dump(parameters, progress, diagnostics);
  note_without_effect(log, parameters);
  if (parameters.show) {
    log.dump(dump->info(), parameters.userid.user);
    show(*dump, parameters, log, diagnostics);
    return 0;
  }
  if (!parameters.index_file.empty()) {
    log.dump(dump->info(), parameters.userid.user);
    io::FileSink file(parameters.index_file);
    const auto write = [&file](std::string_view text) { file.write(text); };
    write_index_file(*dump, parameters, write, diagnostics);
    file.commit();
    return 0;
  }
  const auto database = open_target(parameters, diagnostics);
  log.connected(database->description());
  log.dump(dump->info(), parameters.userid.user);
  LeftoverFile left(parameters);
  imp::Leftovers leftovers([&left](std::string_view text) { left.write(text); });
  const imp::ImportResult result =
      import_dump(*dump, *database, parameters, log, leftovers, diagnostics);
  left.commit(log);
  keep_rejected(parameters, result.rejected, log, diagnostics);
  return result.warnings;
}

int import(const imp::Parameters& parameters, imp::Log& log, ProgressLine& progress) {
  logging::LoggedDiagnostics diagnostics(log);
  try {
    const std::uint64_t warnings = do_job(parameters, log, progress, diagnostics);
    diagnostics.sum_up();
    const bool is_clean = warnings + diagnostics.warnings() == 0;
    log.line(is_clean ? "Import terminated successfully without warnings."
                      : "Import terminated successfully with warnings.");
    return is_clean ? exit_done : exit_warnings;
  } catch (const Error& error) {
    diagnostics.sum_up();
    log.message(error.code(), error.message(), error.place());
    log.line("IMP-00000: Import terminated unsuccessfully");
    return exit_failed;
  }
}

int run_imp(const std::vector<std::string>& arguments) {
  print_banner("Import", "Reads Oracle export dumps without Oracle.");
  const auto given = read_arguments(arguments);
  if (!given || given->help) {
    to_standard_error("\n" + imp::help_text());
    return exit_done;
  }
  const imp::Parameters& parameters = *given;
  check_files(parameters);
  std::optional<imp::Log> log;
  ProgressLine progress([&log] { return log ? log->all_rows() : 0; });
  std::vector<imp::Log::Sink> sinks{[&progress](std::string_view text) { progress.write(text); }};
  std::optional<LogFile> log_file;
  if (!parameters.log.empty()) {
    log_file.emplace(parameters.log);
    sinks.emplace_back([&log_file](std::string_view text) { log_file->write(text); });
  }
  log.emplace(std::move(sinks));
  return import(parameters, *log, progress);
}

}  // namespace
}  // namespace exhume::tools

int main(int argc, char** argv) {
  using namespace exhume::tools;
  std::signal(SIGPIPE, SIG_IGN);
  const int status = run("imp", [&] {
    try {
      return run_imp({argv + 1, argv + argc});
    } catch (const exhume::Error& error) {
      to_standard_error("\n" + to_string(error) +
                        "\nIMP-00000: Import terminated unsuccessfully\n");
      return exit_failed;
    }
  });
  return status;
}
