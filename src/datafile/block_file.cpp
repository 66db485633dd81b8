#include "src/datafile/block_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "formats/datafile/cache_header.hpp"
#include "src/base/error.hpp"

namespace exhume::datafile {
namespace {

[[noreturn]] void cannot_open(const std::string& path, const std::string& why) {
  throw Error(
      Code::imp_cannot_open_file,
      fmt::format("failed to open {} for read: {}; check the path and the permissions", path, why),
      Place{.file = path});
}

io::FileDescriptor open_to_read(const std::string& path) {
  io::FileDescriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd) cannot_open(path, io::error_text(errno));
  struct stat status {};
  if (::fstat(fd.get(), &status) != 0) cannot_open(path, io::error_text(errno));
  if (S_ISDIR(status.st_mode)) cannot_open(path, "it is a directory");
  return fd;
}

// Seeking to the end also works on devices, whose status holds no size.
std::uint64_t size_of(const io::FileDescriptor& fd, const std::string& path) {
  const off_t end = ::lseek(fd.get(), 0, SEEK_END);
  if (end < 0) cannot_open(path, "blocks are read in any order, which a pipe does not allow");
  return static_cast<std::uint64_t>(end);
}

void check_block_size(const std::string& path, const Geometry& geometry,
                      std::optional<std::size_t> wanted) {
  if (!wanted || *wanted == geometry.block_size) return;
  throw Error(Code::imp_bad_parameter,
              fmt::format("specified BLOCKSIZE ({}) differs from actual ({}); leave it out",
                          *wanted, geometry.block_size),
              Place{.file = path});
}

}  // namespace

BlockFile::BlockFile(const std::string& path, std::optional<std::size_t> block_size)
    : name_(path), fd_(open_to_read(path)), size_(size_of(fd_, path)) {
  if (block_size && !is_block_size(*block_size)) {
    throw Error(
        Code::imp_bad_parameter,
        fmt::format("BLOCKSIZE {} is none: it is 2048, 4096, 8192, 16384 or 32768", *block_size),
        Place{.file = path});
  }
  std::vector<std::uint8_t> start(geometry_window);
  start.resize(read_bytes(0, start));
  const auto found = find_geometry(start, block_size);
  if (!found) {
    throw Error(Code::file_is_something_else,
                fmt::format("this is no Oracle datafile but {}", describe_other_file(start)),
                Place{.file = path});
  }
  geometry_ = *found;
  check_block_size(path, geometry_, block_size);
}

std::uint64_t BlockFile::end_block() const {
  return geometry_.first_block + (size_ - geometry_.start) / geometry_.block_size;
}

std::size_t BlockFile::left_over() const {
  return static_cast<std::size_t>((size_ - geometry_.start) % geometry_.block_size);
}

std::uint64_t BlockFile::offset_of(std::uint64_t number) const {
  return geometry_.start + (number - geometry_.first_block) * geometry_.block_size;
}

std::size_t BlockFile::read(std::uint64_t number, std::span<std::uint8_t> into) const {
  return read_bytes(offset_of(number), into);
}

std::vector<std::uint8_t> BlockFile::block(std::uint64_t number) const {
  const std::uint64_t end = end_block() + (left_over() > 0 ? 1 : 0);
  if (number < geometry_.first_block || number >= end) {
    throw Error(Code::imp_bad_parameter,
                fmt::format("there is no block {}: the file has blocks {} to {}", number,
                            geometry_.first_block, end - 1),
                Place{.file = name_});
  }
  std::vector<std::uint8_t> bytes(geometry_.block_size);
  bytes.resize(read(number, bytes));
  return bytes;
}

std::size_t BlockFile::read_bytes(std::uint64_t offset, std::span<std::uint8_t> into) const {
  std::size_t filled = 0;
  while (filled < into.size()) {
    const std::span<std::uint8_t> rest = into.subspan(filled);
    const ssize_t got =
        ::pread(fd_.get(), rest.data(), rest.size(), static_cast<off_t>(offset + filled));
    if (got == 0) break;
    if (got > 0) {
      filled += static_cast<std::size_t>(got);
    } else if (errno != EINTR) {
      throw Error(Code::read_failed,
                  fmt::format("reading {} failed: {}; copy the file to a sound disk first, for "
                              "instance with ddrescue",
                              name_, io::error_text(errno)),
                  Place{.file = name_, .offset = offset + filled});
    }
  }
  return filled;
}

}  // namespace exhume::datafile
