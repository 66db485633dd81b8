#pragma once
// Where bytes come from, seen from the side that reads them.

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace exhume {

/// Where an offset of a source lies for the user.
struct SourcePlace {
  std::string file;
  std::uint64_t offset = 0;
};

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

  /// The number of bytes in all, where that is known before reading.
  virtual std::optional<std::uint64_t> size() const { return std::nullopt; }

  /// What messages call this source: a path, or "standard input".
  virtual const std::string& name() const = 0;

  /// The file and the place in it that `offset`, in bytes of what read() has given, comes from.
  virtual SourcePlace locate(std::uint64_t offset) const { return {name(), offset}; }
};

}  // namespace exhume
