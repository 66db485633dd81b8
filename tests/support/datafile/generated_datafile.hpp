#pragma once
// Whole datafiles for tests, written without the code that reads them, and what is in them.

#include <cstdint>
#include <vector>

#include "tests/support/datafile/file_blocks.hpp"
#include "tests/support/datafile/row_bytes.hpp"

namespace exhume::test {

/// A row of a table or cluster as its owner sees it, wherever its pieces are.
struct RowTruth {
  std::uint32_t object = 0;
  std::size_t table = 0;    // of a cluster: 0 are the keys
  std::uint32_t block = 0;  // where the row begins
  std::uint16_t slot = 0;
  bool deleted = false;
  std::size_t pieces = 1;
  Columns columns;
};

/// A datafile with tables, a cluster, an index and LOB blocks.
struct GeneratedDatafile {
  FileShape shape;
  Buffer bytes;
  std::vector<BlockTruth> blocks;  // by number; entry 0 is not used
  std::vector<RowTruth> rows;      // by block and slot
};

/// Generates the datafile of `shape`; always the same bytes.
GeneratedDatafile generate_datafile(const FileShape& shape);

/// The file made of `content` and the blocks of `file`, with space header and bitmaps.
GeneratedDatafile assemble(FileBlocks& file, DatafileContent content);

/// Object ids in generated files: tables count from here.
inline constexpr std::uint32_t first_table_object = 52884;
inline constexpr std::uint32_t cluster_object = 60001;
inline constexpr std::uint32_t index_object = 60002;
inline constexpr std::uint32_t lob_object = 60003;

}  // namespace exhume::test
