#pragma once
// A datafile opened to read blocks in any order.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "formats/datafile/block_view.hpp"
#include "src/datafile/geometry.hpp"
#include "src/io/file_descriptor.hpp"

namespace exhume::datafile {

/// A datafile, a raw device with one, a piece of one or a single block. Reading may be done by
/// several threads at once.
class BlockFile {
 public:
  /// Opens `path`; `block_size` in bytes is only needed where the file does not tell it. Throws
  /// Error(imp_cannot_open_file), Error(read_failed); Error(file_is_something_else) for what is
  /// no datafile; Error(imp_bad_parameter) for a block size that is none or is not the file's.
  explicit BlockFile(const std::string& path, std::optional<std::size_t> block_size = std::nullopt);

  const std::string& name() const { return name_; }
  const Geometry& geometry() const { return geometry_; }

  /// Bytes of the file.
  std::uint64_t size() const { return size_; }

  /// The number behind the last whole block.
  std::uint64_t end_block() const;

  /// Bytes behind the last whole block: of a block that is incomplete.
  std::size_t left_over() const;

  /// The file offset of block `number`, which is not below geometry().first_block.
  std::uint64_t offset_of(std::uint64_t number) const;

  /// Reads as much of `into` as the file has from block `number` on, and returns the number of
  /// bytes. Throws Error(read_failed).
  std::size_t read(std::uint64_t number, std::span<std::uint8_t> into) const;

  /// Reads as much of `into` as the file has from byte `offset` on, likewise.
  std::size_t read_bytes(std::uint64_t offset, std::span<std::uint8_t> into) const;

  /// Block `number`, perhaps incomplete. Throws Error(imp_bad_parameter) when the file has
  /// nothing of it, and Error(read_failed).
  std::vector<std::uint8_t> block(std::uint64_t number) const;

 private:
  std::string name_;
  io::FileDescriptor fd_;
  std::uint64_t size_ = 0;
  Geometry geometry_;
};

}  // namespace exhume::datafile
