#pragma once
// What lies where in a datafile: one entry for each block.

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "formats/datafile/scn.hpp"
#include "src/datafile/block_file.hpp"
#include "src/datafile/verify.hpp"

namespace exhume::datafile {

/// What a block is used for, in the order in which legends name it.
enum class BlockUse : std::uint8_t {
  file,     // file header, space header and space bitmaps
  segment,  // segment headers, extent maps, freelists and bitmaps of segments
  table,    // tables and clusters
  index,
  lob,
  undo,
  temporary,
  other,
  empty,
  damaged,  // whatever it was
};

/// "table or cluster".
std::string_view to_string(BlockUse use);

/// One block.
struct MappedBlock {
  std::uint64_t number = 0;
  BlockState state = BlockState::good;
  bool is_failing = false;  // a good block whose content contradicts itself
  BlockUse use = BlockUse::empty;
  std::uint8_t type = 0;
  std::optional<std::uint32_t> object;  // data object id
  Scn scn;                              // of the last change
  std::uint8_t sequence = 0;
  std::uint8_t flags = 0;

  bool is_damaged() const { return use == BlockUse::damaged; }
};

/// Hands all blocks but block 0 to `take`, in order, in memory that does not depend on the size of
/// the file. They are checked as verify() does. Throws Error(read_failed), and what `take` throws.
void map_blocks(const BlockFile& file, const std::function<void(const MappedBlock&)>& take,
                unsigned threads = 2);

}  // namespace exhume::datafile
