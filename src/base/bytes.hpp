#pragma once
// The vocabulary for bytes: views, and the bridges between bytes and text.

#include <cstdint>
#include <span>
#include <string_view>

namespace exhume {

/// A view of bytes that somebody else owns.
using Bytes = std::span<const std::uint8_t>;

/// The same bytes as characters of an unnamed encoding.
inline std::string_view as_text(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// The bytes of a text.
inline Bytes as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// A half-open range of file offsets, in bytes.
struct ByteRange {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;

  std::uint64_t size() const { return end - begin; }
  bool operator==(const ByteRange&) const = default;
};

}  // namespace exhume
