#pragma once
// What all blocks of a file have in common.

#include <cstdint>
#include <optional>

#include "formats/datafile/block_view.hpp"
#include "src/datafile/block_file.hpp"

namespace exhume::datafile {

/// What a block of the file has to be like.
struct BlockRules {
  ByteOrder order = ByteOrder::little;
  std::size_t block_size = 8192;
  std::optional<std::uint32_t> file;  // relative number, where it is known
  bool bigfile = false;
  std::uint32_t expected_blocks = 0;  // as the file header says; 0: it does not

  /// The address that block `number` should have.
  Rdba address_of(std::uint64_t number) const;
};

/// Reads the rules off the file header or, when it is lost, off the first blocks. Throws
/// Error(read_failed).
BlockRules rules_of(const BlockFile& file);

/// The first block that the database counts: block 0 is not its own.
std::uint64_t first_counted(const BlockFile& file);

}  // namespace exhume::datafile
