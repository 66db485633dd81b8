#include "src/target/sqlite/new_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "src/base/error.hpp"
#include "src/io/file_descriptor.hpp"

namespace exhume::target::sqlite {
namespace {

// What open() would give a new file.
mode_t default_permissions() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

NewFile::NewFile(const std::string& path) {
  namespace fs = std::filesystem;
  target_ = fs::weakly_canonical(fs::absolute(path)).string();
  temporary_ = (fs::path(target_).parent_path() / ".exhume-XXXXXX").string();
  const io::FileDescriptor file(::mkostemp(temporary_.data(), O_CLOEXEC));
  if (!file) {
    throw Error(Code::imp_cannot_create_file,
                fmt::format("{} cannot be created: {}", path, io::error_text(errno)),
                {.file = path});
  }
  // A file system without permissions refuses this, and needs none.
  static_cast<void>(::fchmod(file.get(), default_permissions()));
}

NewFile::~NewFile() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void NewFile::fail(int error) const {
  throw Error(Code::write_failed,
              fmt::format("writing {} failed: {}", target_, io::error_text(error)),
              {.file = target_});
}

void NewFile::commit() {
  const io::FileDescriptor file(::open(temporary_.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file || ::fsync(file.get()) != 0) fail(errno);
  if (std::rename(temporary_.c_str(), target_.c_str()) != 0) fail(errno);
  temporary_.clear();
  const std::string folder = std::filesystem::path(target_).parent_path().string();
  const io::FileDescriptor directory(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // A file system that cannot sync folders keeps the name all the same.
  if (directory) ::fsync(directory.get());
}

}  // namespace exhume::target::sqlite
