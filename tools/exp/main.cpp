// exp: a database into an export dump, as Oracle's exp does it.

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <ctime>
#include <filesystem>

#include "charset/character_set.hpp"
#include "formats/exp/writer.hpp"
#include "src/dump/dump_files.hpp"
#include "src/export/export.hpp"
#include "src/export/keywords.hpp"
#include "src/export/layout.hpp"
#include "src/logging/logged_diagnostics.hpp"
#include "src/source/postgresql/postgresql_database.hpp"
#include "src/source/sqlite/sqlite_database.hpp"
#include "src/sql/tokens.hpp"
#include "tools/common/log_file.hpp"
#include "tools/common/program.hpp"
#include "tools/common/terminal.hpp"
#include "tools/exp/arguments.hpp"

namespace exhume::tools {
namespace {

constexpr std::string_view sqlite_scheme = "sqlite:";

// What the databases say in an import's codes.
Error as_export(const Error& error) {
  switch (error.code()) {
    case Code::imp_database_error:
      return {Code::exp_database_error, error.message(), error.place()};
    case Code::imp_cannot_create_file:
      return {Code::exp_cannot_create_file, error.message(), error.place()};
    case Code::imp_bad_parameter: return {Code::exp_bad_parameter, error.message(), error.place()};
    default: return error;
  }
}

// Whose the tables of an SQLite file are that no import made: the user's, or the file's name.
std::string own_user(const exporter::Parameters& parameters, const std::string& path) {
  if (!parameters.userid.user.empty()) return parameters.userid.user;
  return sql::fold_case(std::filesystem::path(path).stem().string());
}

std::unique_ptr<source::Database> open_source(const exporter::Parameters& parameters,
                                              Diagnostics& diagnostics) {
  using source::postgresql::Snapshot;
  const std::string& database = parameters.userid.database;
  try {
    if (database.starts_with(sqlite_scheme)) {
      const std::string path = database.substr(sqlite_scheme.size());
      return source::sqlite::open_database(path, own_user(parameters, path), diagnostics);
    }
    return source::postgresql::open_database(
        parameters::address_with_login(parameters.userid), parameters.userid.user,
        parameters.consistent ? Snapshot::one : Snapshot::one_per_table, diagnostics);
  } catch (const Error& error) {
    throw Error(Code::exp_cannot_connect, error.message(), error.place());
  }
}

// Throws Error(exp_bad_parameter) where the dump or the log would be written over the database.
void check_files(const exporter::Parameters& parameters) {
  const std::string& database = parameters.userid.database;
  if (!database.starts_with(sqlite_scheme)) return;
  std::vector<std::string> written = parameters.files;
  written.push_back(parameters.log);
  for (const std::string& file : written) {
    std::error_code error;
    if (!std::filesystem::equivalent(file, database.substr(sqlite_scheme.size()), error)) continue;
    throw Error(Code::exp_bad_parameter,
                fmt::format("{} cannot be read and written in one run", file));
  }
}

exporter::Exporter exporter_of(source::Database& database, const exporter::Parameters& parameters,
                               std::uint16_t charset) {
  const std::vector<std::string> all = database.owners();
  std::string user = parameters.userid.user;
  if (user.empty()) user = all.empty() ? "EXHUME" : all.front();
  const auto is_other = [&user](const std::string& owner) { return owner != user; };
  const bool exports_others =
      parameters.mode == exporter::Mode::full || std::ranges::any_of(parameters.owners, is_other) ||
      (parameters.userid.user.empty() && std::ranges::any_of(all, is_other));
  return {.user = user, .is_dba = exports_others, .client_charset = charset};
}

void note_settings(exporter::Log& log, const exporter::Parameters& parameters) {
  const auto note = [&log](bool is_exported, std::string_view what) {
    if (!is_exported) log.line(fmt::format("Note: {} will not be exported", what));
  };
  note(parameters.rows, "table data (rows)");
  note(parameters.grants, "grants on tables/views/sequences/roles");
  note(parameters.indexes, "indexes on tables");
  note(parameters.constraints, "constraints on tables");
  if (!parameters.without_effect.empty()) {
    log.line(
        fmt::format("Note: without effect here: {}", fmt::join(parameters.without_effect, ", ")));
  }
}

// Data of the direct path is never converted, so that its client has the database's set.
std::uint16_t chosen_charset(const exporter::Parameters& parameters, Diagnostics& diagnostics) {
  const std::uint16_t usual = exporter::data_charset(parameters.release);
  const std::uint16_t wanted = client_charset(usual);
  if (!parameters.direct || wanted == usual) return wanted;
  diagnostics.report(
      {.code = Code::exp_other_charset,
       .message = fmt::format("the direct path exports in {}, not in {} of NLS_LANG",
                              charset::find(usual)->name, charset::find(wanted)->name)});
  return usual;
}

void do_export(const exporter::Parameters& parameters, exporter::Log& log,
               Diagnostics& diagnostics) {
  const auto database = open_source(parameters, diagnostics);
  log.connected(database->description());
  const std::uint16_t charset = chosen_charset(parameters, diagnostics);
  const exp::Layout layout = exporter::make_layout(
      parameters, exporter_of(*database, parameters, charset), std::time(nullptr));
  const exp::Header& header = layout.header;
  log.charsets(charset::find(charset)->name, charset::find(header.national_charset_id)->name,
               charset::find(header.database_charset_id)->name);
  note_settings(log, parameters);
  dump::DumpFiles files(parameters.files, header);
  exp::Writer writer(files, diagnostics);
  export_database(*database, parameters, layout, writer, log, diagnostics);
  files.commit();
  if (files.written().size() > parameters.files.size()) {
    log.line(fmt::format("The dump has {} files, up to {}", files.written().size(),
                         files.written().back()));
  }
}

int run_export(const exporter::Parameters& parameters, exporter::Log& log) {
  logging::LoggedDiagnostics diagnostics(log);
  try {
    do_export(parameters, log, diagnostics);
    diagnostics.sum_up();
    log.line(diagnostics.warnings() == 0 ? "Export terminated successfully without warnings."
                                         : "Export terminated successfully with warnings.");
    return diagnostics.warnings() == 0 ? exit_done : exit_warnings;
  } catch (const Error& thrown) {
    const Error error = as_export(thrown);
    diagnostics.sum_up();
    log.message(error.code(), error.message(), error.place());
    log.line("EXP-00000: Export terminated unsuccessfully");
    return exit_failed;
  }
}

int run_exp(const std::vector<std::string>& arguments) {
  print_banner("Export", "Writes Oracle export dumps without Oracle.");
  const auto parameters = read_arguments(arguments);
  if (!parameters || parameters->help) {
    to_standard_error("\n" + exporter::help_text());
    return exit_done;
  }
  check_files(*parameters);
  std::vector<exporter::Log::Sink> sinks{to_standard_error};
  std::optional<LogFile> log_file;
  if (!parameters->log.empty()) {
    log_file.emplace(parameters->log);
    sinks.emplace_back([&log_file](std::string_view text) { log_file->write(text); });
  }
  exporter::Log log(std::move(sinks));
  return run_export(*parameters, log);
}

}  // namespace
}  // namespace exhume::tools

int main(int argc, char** argv) {
  using namespace exhume::tools;
  std::signal(SIGPIPE, SIG_IGN);
  return run("exp", [&] {
    try {
      return run_exp({argv + 1, argv + argc});
    } catch (const exhume::Error& error) {
      to_standard_error("\n" + to_string(as_export(error)) +
                        "\nEXP-00000: Export terminated unsuccessfully\n");
      return exit_failed;
    }
  });
}
