#pragma once
// The one checked cursor through which all formats read bytes.

#include <cstdint>
#include <cstring>
#include <optional>
#include <vector>

#include "src/base/byte_source.hpp"
#include "src/base/bytes.hpp"

namespace exhume {

/// Reads bytes in order, from memory or from a ByteSource through a sliding window.
/// Every read is checked: past the end it throws Error(imp_abnormal_end) that names the
/// offset and the number of bytes wanted. Views that take() and peek() return stay valid
/// until the next call that reads, unless hold() keeps them in the window.
class Cursor {
 public:
  /// Reads `data`, which must outlive the cursor; its first byte has file offset `offset`.
  explicit Cursor(Bytes data, std::uint64_t offset = 0);

  /// Reads `source`, which must outlive the cursor, `window` bytes at a time. The window
  /// grows only to hold a longer take() or hold(), and only as far as bytes really come.
  explicit Cursor(ByteSource& source, std::size_t window = default_window);

  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;

  static constexpr std::size_t default_window = std::size_t{1} << 18;

  /// File offset of the next byte.
  std::uint64_t offset() const { return base_ + pos_; }

  /// True when no byte is left. May read.
  bool at_end() { return !ensure(1); }

  /// True when `count` bytes can be had. May read.
  bool ensure(std::size_t count) { return size_ - pos_ >= count || refill(count); }

  /// The bytes already in the window: what can be read without touching the source.
  Bytes window() const { return {data_ + pos_, size_ - pos_}; }

  /// Up to `count` next bytes without moving; fewer only at the end.
  Bytes peek(std::size_t count);

  /// The next `count` bytes.
  Bytes take(std::size_t count) {
    if (size_ - pos_ < count && !refill(count)) fail(count);
    const Bytes out{data_ + pos_, count};
    pos_ += count;
    return out;
  }

  /// Moves over `count` bytes, reading but not keeping them.
  void skip(std::uint64_t count);

  std::uint8_t u8() { return take(1)[0]; }
  std::uint16_t u16le() { return static_cast<std::uint16_t>(little_endian(take(2))); }
  std::uint16_t u16be() { return static_cast<std::uint16_t>(big_endian(take(2))); }
  std::uint32_t u32le() { return static_cast<std::uint32_t>(little_endian(take(4))); }
  std::uint32_t u32be() { return static_cast<std::uint32_t>(big_endian(take(4))); }
  std::uint64_t u64le() { return little_endian(take(8)); }
  std::uint64_t u64be() { return big_endian(take(8)); }

  /// The bytes up to and without the next `stop`, which is read too. Nothing when the
  /// input ends or `limit` bytes pass first; then the cursor has not moved.
  std::optional<Bytes> take_until(std::uint8_t stop, std::size_t limit);

  /// From here on bytes stay in the window until release(): held() gives them all, however
  /// the window moved meanwhile.
  void hold() { held_ = pos_; }
  void release() { held_.reset(); }

  /// The bytes from hold() to the next byte.
  Bytes held() const { return {data_ + *held_, pos_ - *held_}; }

 private:
  static std::uint64_t little_endian(Bytes bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8 | bytes[i];
    return value;
  }
  static std::uint64_t big_endian(Bytes bytes) {
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes) value = value << 8 | byte;
    return value;
  }

  bool refill(std::size_t count);
  bool trade_block();
  void read_more();
  void forget(std::size_t count);
  [[noreturn]] void fail(std::uint64_t count) const;

  ByteSource* source_ = nullptr;
  std::vector<std::uint8_t> buffer_;
  std::vector<std::uint8_t> spare_;  // to trade for the next block
  bool may_trade_ = true;
  const std::uint8_t* data_ = nullptr;
  std::size_t pos_ = 0;
  std::size_t size_ = 0;
  std::uint64_t base_ = 0;  // file offset of data_[0]
  std::optional<std::size_t> held_;
  std::size_t window_ = 0;
  bool exhausted_ = true;
};

}  // namespace exhume
