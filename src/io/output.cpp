#include "src/io/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <filesystem>

#include "src/base/error.hpp"

namespace exhume::io {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot_create(const std::string& path, const std::string& why) {
  throw Error(Code::imp_cannot_create_file,
              fmt::format("failed to create file {}: {}; give a path in a folder that you may "
                          "write to",
                          path, why),
              Place{.file = path});
}

// The permissions of the file to be replaced, or those that a new file gets.
mode_t permissions(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) return status.st_mode & 07777;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

// A name is safe on disk only when its folder has been synced too. Some file systems cannot
// sync a folder, and the file itself is safe by now, so that is no error.
void sync_folder_of(const std::string& path) {
  const FileDescriptor folder(
      ::open(fs::path(path).parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder) static_cast<void>(::fsync(folder.get()));
}

}  // namespace

Sink::Sink(std::string name) : name_(std::move(name)) {
  buffer_.reserve(buffer_size);
}

void Sink::write_past_buffer(std::string_view text) {
  flush();
  if (text.size() < buffer_size) {
    buffer_.append(text);
  } else {
    write_now(text);
  }
}

void Sink::flush() {
  write_now(buffer_);
  buffer_.clear();
}

void Sink::write_now(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd_.get(), text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      fail(errno);
    }
  }
}

void Sink::fail(int error) const {
  if (error == EPIPE) throw OutputClosed(name_);
  const char* const way_out = error == ENOSPC || error == EDQUOT
                                  ? "make room on the disk, or write elsewhere"
                                  : "write to another disk or folder";
  throw Error(Code::write_failed,
              fmt::format("writing {} failed: {}; {}", name_, error_text(error), way_out),
              Place{.file = name_});
}

FileSink::FileSink(const std::string& path) : Sink(path) {
  std::error_code error;
  target_ = fs::weakly_canonical(fs::absolute(path, error), error).string();
  if (error) cannot_create(path, error.message());
  const fs::file_status status = fs::status(target_, error);
  if (fs::is_directory(status)) cannot_create(path, "it is a directory");
  if (!fs::exists(status) || fs::is_regular_file(status)) {
    create_beside();
  } else {
    use(FileDescriptor(::open(target_.c_str(), O_WRONLY | O_CLOEXEC)));
  }
  if (descriptor() < 0) cannot_create(path, error_text(errno));
}

void FileSink::create_beside() {
  const mode_t mode = permissions(target_);
  std::string pattern = (fs::path(target_).parent_path() / ".exhume-XXXXXX").string();
  FileDescriptor fd(::mkostemp(pattern.data(), O_CLOEXEC));
  if (!fd) return;
  temporary_ = pattern;
  // A file system without permissions refuses this, and needs none.
  static_cast<void>(::fchmod(fd.get(), mode));
  use(std::move(fd));
}

void FileSink::commit() {
  flush();
  if (temporary_.empty()) return;
  if (::fsync(descriptor()) != 0) fail(errno);
  if (std::rename(temporary_.c_str(), target_.c_str()) != 0) fail(errno);
  temporary_.clear();
  sync_folder_of(target_);
}

FileSink::~FileSink() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

StandardOutput::StandardOutput() : Sink("standard output") {
  std::signal(SIGPIPE, SIG_IGN);
  use(FileDescriptor(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0)));
  if (descriptor() < 0) fail(errno);
}

StandardOutput::~StandardOutput() {
  try {
    flush();
  } catch (const std::exception&) {
    // A destructor cannot tell; commit() can.
  }
}

std::unique_ptr<Sink> open_output(const std::string& path) {
  if (path == "-") return std::make_unique<StandardOutput>();
  return std::make_unique<FileSink>(path);
}

}  // namespace exhume::io
