#pragma once
// A list of block checksums, kept beside a file, that shows when bits of it have changed since.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "src/base/cursor.hpp"
#include "src/datafile/verify.hpp"
#include "src/io/file_source.hpp"
#include "src/io/output.hpp"

namespace exhume::datafile {

/// Writes a list: a line for each block with its number, CRC-32, SCN and sequence, in hex but
/// for the number. Blocks without a checksum of their own are covered too.
class BlockSumWriter {
 public:
  /// Throws Error(imp_cannot_create_file).
  explicit BlockSumWriter(const std::string& path);

  /// Throws Error(write_failed).
  void add(std::uint64_t number, const BlockSum& sum);

  /// Makes the list final; without it nothing is left. Throws Error(write_failed).
  void commit() { sink_.commit(); }

 private:
  io::FileSink sink_;
};

/// How a block compares with the list.
enum class SumVerdict : std::uint8_t {
  same,
  changed,  // Oracle has written the block since: SCN or sequence differ
  rotten,   // other bytes under the same SCN and sequence, which Oracle does not write
  unknown,  // the list lacks the block
};

/// Reads a list that BlockSumWriter wrote.
class BlockSumReader {
 public:
  /// Throws Error(imp_cannot_open_file), and Error(bad_structure) for what is no such list.
  explicit BlockSumReader(const std::string& path);

  /// Compares the next block; numbers must ascend. Throws Error(bad_structure) for a line that
  /// is none of the list.
  SumVerdict compare(std::uint64_t number, const BlockSum& sum);

 private:
  struct Line {
    std::uint64_t number;
    BlockSum sum;
  };

  std::optional<std::string_view> next_text();
  void read_line();

  io::FileSource source_;
  Cursor cursor_;
  std::optional<Line> line_;
};

}  // namespace exhume::datafile
