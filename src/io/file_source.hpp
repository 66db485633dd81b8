#pragma once
// Bytes of a file, a named pipe or standard input, as they are.

#include "src/base/byte_source.hpp"
#include "src/io/file_descriptor.hpp"

namespace exhume::io {

/// Reads a file from its beginning to its end, straight into the caller's buffer.
class FileSource final : public ByteSource {
 public:
  /// Opens `path`: a file, a device or a named pipe. Throws Error(imp_cannot_open_file) when
  /// it is missing, may not be read, or is a directory.
  explicit FileSource(const std::string& path);

  /// Takes over an open file, from where it stands; `name` is what messages call it.
  FileSource(FileDescriptor fd, std::string name);

  /// Throws Error(read_failed) with the offset when the device fails.
  std::size_t read(std::span<std::uint8_t> into) override;

  /// The length of a regular file; nothing for a pipe.
  std::optional<std::uint64_t> size() const override { return size_; }

  const std::string& name() const override { return name_; }

 private:
  FileDescriptor fd_;
  std::string name_;
  std::optional<std::uint64_t> size_;
  std::uint64_t offset_ = 0;
};

}  // namespace exhume::io
