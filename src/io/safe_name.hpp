#pragma once
// From names in a dump, which may hold anything, to file names that stay where they belong.

#include <set>
#include <string>
#include <string_view>

namespace exhume::io {

/// `utf8` with every byte except A-Z a-z 0-9 _ . - ~ $ # written as % and two hex digits. The
/// names "." and ".." become "%2E" and "%2E%2E". An empty name stays empty.
std::string percent_encoded(std::string_view utf8);

/// The file for a table: "SCOTT.EMP.csv", owner and table percent-encoded. A file name ends at
/// 255 bytes: a longer one is cut before the extension and closed with "+" and 16 hex digits,
/// the FNV-1a hash of the whole name. No other name holds a "+".
std::string table_file_name(std::string_view owner, std::string_view table,
                            std::string_view extension);

/// The folder that files made from dump names go to.
class Directory {
 public:
  /// Uses the folder `path`, and makes it and its parents when missing. Throws
  /// Error(imp_cannot_create_file).
  explicit Directory(const std::string& path);

  /// The path for a new file in the folder. Throws Error(bad_name) when `file_name` would
  /// lead out of the folder (empty, ".", "..", a "/" or NUL in it, or a symbolic link under
  /// that name), is over 255 bytes long, or has been claimed before: tables "B.C" of A and
  /// "C" of "A.B" share a file name, and neither may overwrite the other.
  std::string claim(const std::string& file_name);

  const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::set<std::string> claimed_;
};

}  // namespace exhume::io
