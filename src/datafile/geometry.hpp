#pragma once
// How a file is divided into blocks, found out from its first bytes.

#include <cstdint>
#include <optional>
#include <string>

#include "formats/datafile/block_view.hpp"

namespace exhume::datafile {

/// Where the blocks of a file lie. Block n begins at start + (n - first_block) * block_size.
struct Geometry {
  /// What told the geometry.
  enum class Source : std::uint8_t { block_0, file_header, blocks, user };

  Source source = Source::user;
  ByteOrder order = ByteOrder::little;
  std::size_t block_size = 8192;
  std::uint64_t start = 0;        // file offset of the first block
  std::uint32_t first_block = 0;  // its number; not 0 in a piece of a datafile
  bool before_10 = false;         // as block 0 says
};

/// How many first bytes find_geometry() wants; fewer are fine.
inline constexpr std::size_t geometry_window = std::size_t{1} << 17;

/// Looks for block 0, also behind what raw devices and old ports put in front of it; then for a
/// file header; then for blocks whose tails agree with their headers, so that damaged files,
/// pieces of files and single blocks are read too. `block_size` in bytes, what the user says,
/// counts only where the bytes say nothing else. Nothing when the bytes are of no datafile.
std::optional<Geometry> find_geometry(Bytes start, std::optional<std::size_t> block_size);

/// What kind of file `start` begins, when it is no datafile, and what would help: "a dBase
/// table; open it with a dBase reader …".
std::string describe_other_file(Bytes start);

}  // namespace exhume::datafile
