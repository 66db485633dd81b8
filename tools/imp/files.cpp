#include "tools/imp/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <vector>

#include "src/io/file_source.hpp"
#include "tools/common/dump_input.hpp"
#include "tools/common/program.hpp"

namespace exhume::tools {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view standard_input = "-";
constexpr std::size_t max_parameter_file = std::size_t{1} << 20;

std::string existing(const std::string& path) {
  std::error_code error;
  if (path == standard_input || fs::exists(path, error)) return path;
  const std::string with_extension = path + ".dmp";
  return fs::exists(with_extension, error) ? with_extension : path;
}

}  // namespace

std::unique_ptr<dump::Reader> open_dump(const imp::Parameters& parameters,
                                        Diagnostics& diagnostics) {
  std::vector<std::string> files;
  for (const std::string& file : parameters.files) files.push_back(existing(file));
  return open_dump(open_files(files), parameters.charset.value_or(""), diagnostics);
}

std::string target_path(const imp::Parameters& parameters) {
  constexpr std::string_view scheme = "sqlite:";
  if (parameters.target.starts_with(scheme)) return parameters.target.substr(scheme.size());
  if (!parameters.target.empty()) return "";
  fs::path name = fs::path(parameters.files[0]).filename();
  if (name == standard_input) name = "expdat";
  // scott.dmp.gz gives scott.db as well.
  while (name.has_extension() && name.has_stem()) name = name.stem();
  return name.string() + ".db";
}

void check_files(const imp::Parameters& parameters) {
  if (parameters.target.ends_with(':')) {
    throw Error(Code::imp_bad_parameter, "sqlite: needs the path of a database behind it");
  }
  const auto same = [](const std::string& a, const std::string& b) {
    std::error_code error;
    return !a.empty() && !b.empty() &&
           (fs::equivalent(a, b, error) ||
            fs::weakly_canonical(a, error) == fs::weakly_canonical(b, error));
  };
  std::vector<std::string> used;
  for (const std::string& file : parameters.files) used.push_back(existing(file));
  const bool loads = !parameters.show && parameters.index_file.empty();
  for (const std::string& written :
       {parameters.log, parameters.index_file, loads ? target_path(parameters) : std::string()}) {
    for (const std::string& other : used) {
      if (!same(written, other)) continue;
      throw Error(Code::imp_bad_parameter, fmt::format("{} cannot be read and written, or written "
                                                       "twice, in one run",
                                                       written));
    }
    used.push_back(written);
  }
}

std::string read_parameter_file(const std::string& path) {
  io::FileSource source(path);
  std::string text;
  std::array<std::uint8_t, 4096> buffer;
  while (const std::size_t got = source.read(buffer)) {
    text += as_text(Bytes(buffer).first(got));
    if (text.size() > max_parameter_file) {
      throw Error(Code::imp_bad_parameter,
                  fmt::format("{} is too long for a parameter file", path));
    }
  }
  return text;
}

LogFile::LogFile(const std::string& path)
    : path_(path), file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
  if (!file_) {
    throw Error(Code::imp_cannot_create_file,
                fmt::format("{} cannot be created: {}", path, io::error_text(errno)));
  }
}

void LogFile::write(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file_.get(), text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      throw Error(Code::write_failed,
                  fmt::format("writing {} failed: {}", path_, io::error_text(errno)));
    }
  }
}

}  // namespace exhume::tools
