#pragma once
// Where bytes come from, seen from the side that reads them.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace exhume {

/// Where an offset of a source lies for the user.
struct SourcePlace {
  std::string file;
  std::uint64_t offset = 0;
};

/// A block that ByteSource::trade() hands out: bytes from `block_room` on, and in front of them
/// room for what a reader still needs of the block before. Smaller blocks cost more time for
/// handing them from thread to thread than for reading them.
inline constexpr std::size_t block_size = std::size_t{1} << 20;
inline constexpr std::size_t block_room = std::size_t{1} << 16;

/// A forward-only stream of bytes: a file, a pipe, a member of an archive.
/// Implementations live in src/io; tests may use MemorySource.
class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  /// Fills the front of `into` and returns how many bytes it wrote; 0 means the end.
  /// Throws Error (IMP-00002, EXH-00003) when the device fails.
  virtual std::size_t read(std::span<std::uint8_t> into) = 0;

  /// The next bytes without copying them: exchanges `block`, of block_size bytes, for one that is
  /// filled from block_room on, and returns how many bytes those are; 0 at the end. Nothing from a
  /// source that has only read(). Throws as read() does.
  virtual std::optional<std::size_t> trade(std::vector<std::uint8_t>& /*block*/) {
    return std::nullopt;
  }

  /// The number of bytes in all, where that is known before reading.
  virtual std::optional<std::uint64_t> size() const { return std::nullopt; }

  /// What messages call this source: a path, or "standard input".
  virtual const std::string& name() const = 0;

  /// The file and the place in it that `offset`, in bytes of what read() has given, comes from.
  virtual SourcePlace locate(std::uint64_t offset) const { return {name(), offset}; }
};

}  // namespace exhume
