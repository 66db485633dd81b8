#pragma once
// Checks every block of a datafile, as dbv does.

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "formats/datafile/cache_header.hpp"
#include "formats/datafile/data_block.hpp"
#include "src/datafile/block_file.hpp"

namespace exhume::datafile {

/// What is wrong with a block as a whole, in the order in which it is looked for.
enum class BlockState : std::uint8_t {
  good,
  zero,            // nothing but zeros
  bad_header,      // type, format or address are impossible
  wrong_file,      // a good block of another file
  fractured,       // header and tail were written at different times
  marked_corrupt,  // by Oracle itself
  bad_checksum,
  lost_checksum,  // it has a checksum, but says that it has none
};

/// "bad checksum".
std::string_view to_string(BlockState state);

/// A block that is not in order.
struct BlockFinding {
  std::uint64_t number = 0;
  BlockState state = BlockState::good;
  Rdba expected;                   // what its address should be
  CacheHeader header;              // not of a zero block
  std::uint32_t tail = 0;          // likewise
  std::uint16_t residual = 0;      // likewise; the "computed block checksum"
  std::vector<BlockFault> faults;  // of a good block whose content contradicts itself
};

/// What identifies the content of a block.
struct BlockSum {
  std::uint32_t crc = 0;  // CRC-32 of the whole block
  Scn scn;  // of its last change; a file header has none, its control file sequence stands here
  std::uint8_t sequence = 0;

  bool operator==(const BlockSum&) const = default;
};

/// What dbv counts. A corrupt block counts in no class.
struct VerifyTotals {
  std::uint64_t examined = 0;
  std::uint64_t data = 0;
  std::uint64_t data_failing = 0;
  std::uint64_t index = 0;
  std::uint64_t index_failing = 0;
  std::uint64_t lob = 0;
  std::uint64_t other = 0;
  std::uint64_t segment = 0;  // undo segment headers, which are among the others
  std::uint64_t empty = 0;
  std::uint64_t corrupt = 0;
  std::uint64_t influx = 0;
  std::uint64_t encrypted = 0;
  std::uint64_t zero = 0;         // among the corrupt
  std::uint64_t checksummed = 0;  // good ones in use, with a checksum
  std::uint64_t unchecked = 0;    // the others of these
  Scn highest_scn;

  void add(const VerifyTotals& more);
};

/// Blocks side by side, both numbers included.
struct BlockRange {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
};

/// What was found in the whole file.
struct VerifyReport {
  VerifyTotals totals;
  std::vector<BlockRange> zeros;      // the first 1000
  std::vector<BlockRange> unchecked;  // good blocks in use without a checksum; the first 1000
  std::optional<std::uint32_t> file;  // relative number; nothing in a bigfile tablespace
  std::uint32_t expected_blocks = 0;  // as the header says; 0: it does not
  std::size_t left_over = 0;          // bytes behind the last whole block

  /// True when hardly a block lacks a checksum, at most one in 100, so that those which do have
  /// lost it. Oracle writes checksums to all blocks or to none, but for a change of its settings.
  bool has_odd_unchecked() const;

  /// True when nothing at all is wrong.
  bool is_sound() const;
};

/// Receives findings and sums, in the order of the blocks.
struct VerifyListener {
  std::function<void(const BlockFinding&)> finding = [](const BlockFinding&) {};
  /// When set, every block's sum is computed.
  std::function<void(std::uint64_t number, const BlockSum&)> sum;
};

/// Reads all blocks but block 0 on `threads` threads, in memory that does not depend on the size
/// of the file. Damage never stops it. Throws Error(read_failed), and what the listener throws.
VerifyReport verify(const BlockFile& file, const VerifyListener& listener, unsigned threads = 2);

}  // namespace exhume::datafile
