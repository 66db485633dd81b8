#include "src/patch/patched_file.hpp"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <ctime>

#include "src/base/error.hpp"

namespace exhume::patch {
namespace {

[[noreturn]] void refuse(const std::string& path, const std::string& why) {
  throw Error(Code::change_refused, why, Place{.file = path});
}

io::FileDescriptor open_locked(const std::string& path) {
  io::FileDescriptor fd(::open(path.c_str(), O_RDWR | O_CLOEXEC));
  if (!fd) {
    throw Error(Code::imp_cannot_open_file,
                fmt::format("failed to open {} for write: {}; check the path and the permissions",
                            path, io::error_text(errno)),
                Place{.file = path});
  }
  struct stat status {};
  if (::fstat(fd.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
    refuse(path,
           "only a regular file is changed, beside which the undo journal can stand; copy "
           "the device into a file first");
  }
  if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
    refuse(path, "another process is changing this file; wait for it");
  }
  return fd;
}

std::string now() {
  return fmt::format("{:%Y-%m-%d %H:%M:%S}", fmt::gmtime(std::time(nullptr)));
}

}  // namespace

PatchedFile::PatchedFile(const std::string& path)
    : path_(path), fd_(open_locked(path)), journal_(path) {
  complete();
}

bool PatchedFile::is_unfinished(const std::string& path) {
  return Journal(path).unfinished() != Journal::Unfinished::nothing;
}

void PatchedFile::complete() {
  switch (journal_.unfinished()) {
    case Journal::Unfinished::nothing: return;
    case Journal::Unfinished::change:
      completed_ = journal_.changes().back();
      write_all(*completed_, &Replacement::after);
      journal_.end_change();
      return;
    case Journal::Unfinished::undo:
      completed_ = journal_.changes().back();
      completed_undo_ = true;
      write_all(*completed_, &Replacement::before);
      journal_.end_undo();
      return;
  }
}

void PatchedFile::apply(std::string what, std::vector<Replacement> replacements) {
  for (const Replacement& each : replacements) {
    if (!holds(each.at, each.before)) {
      refuse(path_, "the file has changed in the meantime; nothing was written, try again");
    }
  }
  const Change change{now(), std::move(what), std::move(replacements)};
  journal_.begin_change(change);
  write_all(change, &Replacement::after);
  journal_.end_change();
}

std::optional<Change> PatchedFile::undo(bool force) {
  if (completed_undo_) return completed_;
  if (journal_.changes().empty()) return std::nullopt;
  const Change change = journal_.changes().back();
  for (const Replacement& each : change.replacements) {
    if (!force && !holds(each.at, each.after)) {
      refuse(path_, fmt::format("the {} bytes at offset {} are not those that the change of {} "
                                "left: something else has written them; --force takes the change "
                                "back all the same",
                                each.after.size(), each.at, change.time));
    }
  }
  journal_.begin_undo();
  write_all(change, &Replacement::before);
  journal_.end_undo();
  return change;
}

bool PatchedFile::holds(std::uint64_t at, Bytes bytes) const {
  std::vector<std::uint8_t> found(bytes.size());
  std::size_t filled = 0;
  while (filled < found.size()) {
    const ssize_t got = ::pread(fd_.get(), found.data() + filled, found.size() - filled,
                                static_cast<off_t>(at + filled));
    if (got == 0) return false;
    if (got > 0) {
      filled += static_cast<std::size_t>(got);
    } else if (errno != EINTR) {
      throw Error(Code::read_failed,
                  fmt::format("reading {} failed: {}", path_, io::error_text(errno)),
                  Place{.file = path_, .offset = at});
    }
  }
  return std::ranges::equal(found, bytes);
}

void PatchedFile::write(std::uint64_t at, Bytes bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(fd_.get(), bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (written >= 0) {
      bytes = bytes.subspan(static_cast<std::size_t>(written));
      at += static_cast<std::uint64_t>(written);
    } else if (errno != EINTR) {
      throw Error(
          Code::write_failed,
          fmt::format("writing {} failed: {}; the change is half done: run the same command "
                      "again to complete it",
                      path_, io::error_text(errno)),
          Place{.file = path_, .offset = at});
    }
  }
}

void PatchedFile::write_all(const Change& change, std::vector<std::uint8_t> Replacement::*side) {
  for (const Replacement& each : change.replacements) write(each.at, each.*side);
  if (::fsync(fd_.get()) != 0) {
    throw Error(Code::write_failed,
                fmt::format("syncing {} failed: {}", path_, io::error_text(errno)),
                Place{.file = path_});
  }
}

}  // namespace exhume::patch
