#pragma once
// The files that imp's parameters name.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "src/dump/reader.hpp"
#include "src/import/log.hpp"
#include "src/import/parameters.hpp"
#include "src/import/reject_file.hpp"
#include "src/io/output.hpp"
#include "tools/common/progress.hpp"

namespace exhume::tools {

/// Opens the dump of FILE; `.dmp` is added to a name that does not exist without it.
std::unique_ptr<dump::Reader> open_dump(const imp::Parameters& parameters, ProgressLine& progress,
                                        Diagnostics& diagnostics);

/// The file of the target: the path behind `sqlite:`, "" for a server, and without a target the
/// name of the dump with `.db` in the current folder.
std::string target_path(const imp::Parameters& parameters);

/// The file for rejected rows: that of BAD, or the dump's name with .bad.dmp, in the folder of LOG
/// or else the current one.
std::string bad_file(const imp::Parameters& parameters);

/// Writes the rejected rows there and says so, or why they cannot be kept.
void keep_rejected(const imp::Parameters& parameters, const imp::RejectedRows& rejected,
                   imp::Log& log, Diagnostics& diagnostics);

/// Throws Error(imp_bad_parameter) when a file to be written is the dump, or two are the same.
void check_files(const imp::Parameters& parameters);

/// The script of what was not imported, beside the file of LOG: x.not_imported.sql beside x.log.
/// Without LOG nothing is written.
class LeftoverFile {
 public:
  explicit LeftoverFile(const imp::Parameters& parameters);
  /// Throws Error(imp_cannot_create_file or write_failed).
  void write(std::string_view text);
  /// Puts the file in its place and says so, when there is something in it.
  void commit(imp::Log& log);

 private:
  std::string path_;  // empty for none
  std::optional<io::FileSink> file_;
};

}  // namespace exhume::tools
