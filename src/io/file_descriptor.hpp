#pragma once
// An open file of the operating system, closed when it goes out of scope.

#include <unistd.h>

#include <string>
#include <system_error>
#include <utility>

namespace exhume::io {

/// Owns a file descriptor; -1 means none.
class FileDescriptor {
 public:
  explicit FileDescriptor(int fd = -1) : fd_(fd) {}
  FileDescriptor(FileDescriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~FileDescriptor() {
    if (fd_ >= 0) ::close(fd_);
  }

  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }

 private:
  int fd_;
};

/// What the operating system calls the error number `error`: "No such file or directory".
inline std::string error_text(int error) {
  return std::generic_category().message(error);
}

}  // namespace exhume::io
