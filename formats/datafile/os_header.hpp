#pragma once
// Block 0 of a datafile, which the operating system layer of Oracle writes and the database
// does not count.

#include <cstdint>
#include <optional>
#include <span>

#include "formats/datafile/block_view.hpp"
#include "formats/datafile/field.hpp"

namespace exhume::datafile {

/// What block 0 says of the file.
struct OsHeader {
  ByteOrder order = ByteOrder::little;
  bool before_10 = false;  // the layout that begins with 00 02
  std::uint32_t block_size = 0;
  std::uint32_t blocks = 0;  // without block 0

  static constexpr std::size_t size = 32;

  /// Nothing when `block`, from its first byte on, is no block 0 of a block size of 2 to 32 KiB.
  static std::optional<OsHeader> decode(Bytes block);
};

/// The fields of block 0 since 10g, and before.
std::span<const Field> os_header_fields(bool before_10);

}  // namespace exhume::datafile
