#include "src/io/file_source.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

#include "src/base/error.hpp"

namespace exhume::io {
namespace {

[[noreturn]] void cannot_open(const std::string& name, const std::string& why,
                              const std::string& way_out) {
  throw Error(Code::imp_cannot_open_file,
              fmt::format("failed to open {} for read: {}; {}", name, why, way_out),
              Place{.file = name});
}

FileDescriptor open_to_read(const std::string& path) {
  FileDescriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  const int error = errno;
  if (!fd) {
    cannot_open(path, error_text(error),
                error == EACCES ? "grant yourself read permission on the file and its folders"
                                : "check the path, or give - to read standard input");
  }
  return fd;
}

}  // namespace

FileSource::FileSource(const std::string& path) : FileSource(open_to_read(path), path) {}

FileSource::FileSource(FileDescriptor fd, std::string name)
    : fd_(std::move(fd)), name_(std::move(name)) {
  struct stat status {};
  if (!fd_ || ::fstat(fd_.get(), &status) != 0) {
    cannot_open(name_, error_text(errno), "redirect a file or a pipe to it");
  }
  if (S_ISDIR(status.st_mode)) {
    cannot_open(name_, "it is a directory", "name the export file in it");
  }
  if (S_ISREG(status.st_mode)) {
    const off_t start = ::lseek(fd_.get(), 0, SEEK_CUR);
    size_ = static_cast<std::uint64_t>(std::max<off_t>(status.st_size - start, 0));
    // Only a hint: reading works without it.
    static_cast<void>(::posix_fadvise(fd_.get(), 0, 0, POSIX_FADV_SEQUENTIAL));
  }
}

std::size_t FileSource::read(std::span<std::uint8_t> into) {
  while (true) {
    const ssize_t got = ::read(fd_.get(), into.data(), into.size());
    if (got >= 0) {
      offset_ += static_cast<std::uint64_t>(got);
      return static_cast<std::size_t>(got);
    }
    if (errno != EINTR) {
      throw Error(Code::read_failed,
                  fmt::format("reading {} failed: {}; copy the file to a sound disk first, for "
                              "instance with ddrescue",
                              name_, error_text(errno)),
                  Place{.file = name_, .offset = offset_});
    }
  }
}

}  // namespace exhume::io
