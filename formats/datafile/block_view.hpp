#pragma once
// The one way in which datafile blocks are read: checked, and in the byte order of their file.

#include <cstdint>
#include <span>

#include "formats/datafile/rdba.hpp"
#include "formats/datafile/scn.hpp"
#include "src/base/bytes.hpp"

namespace exhume::datafile {

/// The order of bytes in integers: of the platform that wrote the file.
enum class ByteOrder : std::uint8_t { little, big };

/// A block, or the part of one that is at hand. Every read beyond its end throws
/// Error(bad_structure) with the offset within the block. The bytes belong to somebody else.
class BlockView {
 public:
  BlockView(Bytes block, ByteOrder order) : bytes_(block), order_(order) {}

  std::size_t size() const { return bytes_.size(); }
  ByteOrder order() const { return order_; }
  Bytes all() const { return bytes_; }

  /// True when `count` bytes at `at` are there.
  bool has(std::size_t at, std::size_t count) const {
    return at <= bytes_.size() && count <= bytes_.size() - at;
  }

  Bytes bytes(std::size_t at, std::size_t count) const {
    if (!has(at, count)) past_the_end(at, count);
    return bytes_.subspan(at, count);
  }
  std::uint8_t u8(std::size_t at) const { return bytes(at, 1)[0]; }
  std::uint16_t u16(std::size_t at) const {
    const Bytes field = bytes(at, 2);
    const bool is_big = order_ == ByteOrder::big;
    return static_cast<std::uint16_t>(field[is_big ? 0 : 1] << 8 | field[is_big ? 1 : 0]);
  }
  std::uint32_t u32(std::size_t at) const {
    const std::uint32_t first = u16(at);
    const std::uint32_t second = u16(at + 2);
    return order_ == ByteOrder::big ? first << 16 | second : second << 16 | first;
  }
  Rdba rdba(std::size_t at) const { return {u32(at)}; }

  /// Six bytes: base u32, wrap u16.
  Scn scn48(std::size_t at) const { return Scn::of(u16(at + 4), u32(at)); }

  /// Eight bytes: base u32, wrap u16, and the upper 16 bits of the wrap, which only files of
  /// 12.2 and later use.
  Scn scn64(std::size_t at) const {
    return Scn::of(std::uint32_t{u16(at + 6)} << 16 | u16(at + 4), u32(at));
  }

  /// An unsigned integer of 1 to 8 bytes.
  std::uint64_t number(std::size_t at, std::size_t size) const;

 private:
  [[noreturn]] void past_the_end(std::size_t at, std::size_t count) const;

  Bytes bytes_;
  ByteOrder order_;
};

/// Writes the `size` low bytes of `value` at `at`. Throws Error(bad_structure) when they would
/// not lie within `block`.
void put_number(std::span<std::uint8_t> block, ByteOrder order, std::size_t at, std::size_t size,
                std::uint64_t value);

}  // namespace exhume::datafile
