#pragma once
// Datafiles carried to platforms of the other byte order, as CONVERT DATAFILE of RMAN does.

#include <cstdint>
#include <map>
#include <string>

#include "src/base/error.hpp"
#include "src/datafile/block_file.hpp"

namespace exhume::datafile {

/// How to convert.
struct ConvertOptions {
  ByteOrder to = ByteOrder::little;
  bool copy_unknown = false;  // blocks that cannot be converted are copied as they are
  unsigned threads = 2;
};

/// What was converted.
struct ConvertReport {
  std::map<std::uint8_t, std::uint64_t> blocks;  // by type; block 0 is not among them
  std::uint64_t zero = 0;
  std::uint64_t not_converted = 0;     // which stop it, or are copied as they are
  std::size_t unexplained_header = 0;  // bytes of the file header that were copied as they are
  bool is_fuzzy = false;               // the file was not closed cleanly
};

/// Reads all of `file` and says what would stop its conversion: a diagnostic for every block that
/// cannot be converted. Throws Error(read_failed), and Error(bad_structure) for a file that does
/// not begin with block 0 and file header or does not end with a whole block.
ConvertReport check_conversion(const BlockFile& file, const ConvertOptions& options,
                               Diagnostics& diagnostics);

/// Writes the converted file, block for block, what stands in front of block 0 too. It appears
/// under its name when it is whole; a file of that name must not exist. Where the byte orders are
/// the same, the blocks are. Throws as check_conversion() does, Error(block_not_converted) at the
/// first block that cannot be converted, unless it is to be copied; Error(imp_cannot_create_file),
/// Error(write_failed).
ConvertReport convert(const BlockFile& file, const std::string& target,
                      const ConvertOptions& options, Diagnostics& diagnostics);

}  // namespace exhume::datafile
