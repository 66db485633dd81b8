#pragma once
// A file that gets its name only when it is whole.

#include <string>

namespace exhume::target::sqlite {

/// An empty file under a temporary name, `.exhume-` and six letters, in the folder of `path`.
class NewFile {
 public:
  /// Throws Error(imp_cannot_create_file).
  explicit NewFile(const std::string& path);
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  /// Removes the file unless it has its name.
  ~NewFile();

  const std::string& temporary_path() const { return temporary_; }

  /// Syncs the file and gives it its name. Throws Error(write_failed).
  void commit();

 private:
  [[noreturn]] void fail(int error) const;

  std::string target_;
  std::string temporary_;
};

}  // namespace exhume::target::sqlite
