#include "tools/imp/files.hpp"

#include <fmt/format.h>

#include <ctime>
#include <filesystem>
#include <vector>

#include "src/base/text.hpp"
#include "src/io/output.hpp"
#include "tools/common/dump_input.hpp"

namespace exhume::tools {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view standard_input = "-";

std::string existing(const std::string& path) {
  std::error_code error;
  if (path == standard_input || fs::exists(path, error)) return path;
  const std::string with_extension = path + ".dmp";
  return fs::exists(with_extension, error) ? with_extension : path;
}

}  // namespace

std::unique_ptr<dump::Reader> open_dump(const imp::Parameters& parameters, ProgressLine& progress,
                                        Diagnostics& diagnostics) {
  std::vector<std::string> files;
  for (const std::string& file : parameters.files) files.push_back(existing(file));
  auto source = std::make_unique<SourceWithProgress>(open_files(files), progress);
  return open_dump(std::move(source), parameters.charset.value_or(""), diagnostics);
}

std::string target_path(const imp::Parameters& parameters) {
  constexpr std::string_view scheme = "sqlite:";
  if (parameters.userid.database.starts_with(scheme))
    return parameters.userid.database.substr(scheme.size());
  if (!parameters.userid.database.empty()) return "";
  fs::path name = fs::path(parameters.files[0]).filename();
  if (name == standard_input) name = "expdat";
  // scott.dmp.gz gives scott.db as well.
  while (name.has_extension() && name.has_stem()) name = name.stem();
  return name.string() + ".db";
}

std::string bad_file(const imp::Parameters& parameters) {
  if (!parameters.bad.empty()) return parameters.bad;
  std::string name = fs::path(parameters.files[0]).filename().string();
  if (const std::size_t end = name.rfind(".dmp"); end != std::string::npos) name.resize(end);
  return (fs::path(parameters.log).parent_path() / (name + ".bad.dmp")).string();
}

void keep_rejected(const imp::Parameters& parameters, const imp::RejectedRows& rejected,
                   imp::Log& log, Diagnostics& diagnostics) {
  if (rejected.empty()) return;
  std::vector<std::string> files;
  for (const std::string& file : parameters.files) {
    files.push_back(existing(file));
    std::error_code error;
    if (fs::is_regular_file(files.back(), error)) continue;
    log.line(fmt::format("The rejected rows are not kept: {} cannot be read twice", file));
    return;
  }
  const std::string path = bad_file(parameters);
  std::optional<std::uint16_t> charset;
  if (parameters.charset) charset = find_charset(*parameters.charset).id;
  try {
    io::FileSink out(path);
    const std::uint64_t rows = imp::write_reject_file(open_files(files), rejected, charset,
                                                      std::time(nullptr), out, diagnostics);
    out.commit();
    log.line(fmt::format("Rejected rows are kept in {}: {}", path, rows));
  } catch (const Error& error) {
    // The import is done all the same.
    log.line("The rejected rows are not kept: " + to_string(error));
  }
}

void check_files(const imp::Parameters& parameters) {
  if (parameters.userid.database.ends_with(':')) {
    throw Error(Code::imp_bad_parameter, "sqlite: needs the path of a database behind it");
  }
  // weakly_canonical() leaves a path relative of which nothing exists yet.
  const auto full = [](const std::string& path) {
    std::error_code error;
    return fs::weakly_canonical(fs::absolute(path, error), error);
  };
  const auto same = [&full](const std::string& a, const std::string& b) {
    std::error_code error;
    return !a.empty() && !b.empty() && (fs::equivalent(a, b, error) || full(a) == full(b));
  };
  std::vector<std::string> used;
  for (const std::string& file : parameters.files) used.push_back(existing(file));
  const bool loads = !parameters.show && parameters.index_file.empty();
  for (const std::string& written :
       {parameters.log, parameters.index_file, loads ? bad_file(parameters) : parameters.bad,
        loads ? target_path(parameters) : std::string()}) {
    for (const std::string& other : used) {
      if (!same(written, other)) continue;
      throw Error(Code::imp_bad_parameter, fmt::format("{} cannot be read and written, or written "
                                                       "twice, in one run",
                                                       written));
    }
    used.push_back(written);
  }
}

LeftoverFile::LeftoverFile(const imp::Parameters& parameters) {
  if (!parameters.log.empty()) {
    path_ = fs::path(parameters.log).replace_extension(".not_imported.sql").string();
  }
}

void LeftoverFile::write(std::string_view text) {
  if (path_.empty()) return;
  if (!file_) file_.emplace(path_);
  file_->write(text);
}

void LeftoverFile::commit(imp::Log& log) {
  if (!file_) return;
  file_->commit();
  log.line(printable(fmt::format(". . what was not imported is in {}", path_)));
}

}  // namespace exhume::tools
