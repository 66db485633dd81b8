#pragma once
// What the headers of datafiles say, and where they contradict each other.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "formats/datafile/cache_header.hpp"
#include "formats/datafile/file_header.hpp"
#include "src/datafile/block_file.hpp"

namespace exhume::datafile {

/// The header block of one file, and what can be said of it without interpreting fields.
struct FileInfo {
  std::string name;
  Geometry geometry;
  std::uint64_t bytes = 0;
  std::uint64_t blocks = 0;  // whole ones in the file, without block 0
  std::vector<std::uint8_t> header_block;
  bool is_complete = false;          // the header block is there in full
  std::uint16_t residual = 0;        // of its checksum
  std::vector<std::string> remarks;  // what is wrong, one sentence each

  /// Views header_block.
  FileHeader header() const { return FileHeader({header_block, geometry.order}); }
};

/// Reads the header. Throws Error(bad_structure) when the file has no header block, or one cut
/// off before the tablespace name.
FileInfo read_info(const BlockFile& file);

/// A field about which files of one database should agree, and do not.
struct Disagreement {
  std::string field;  // "checkpoint SCN"
  /// Each value, in words, and the files that have it.
  std::vector<std::pair<std::string, std::vector<std::string>>> values;
};

/// Compares the headers of several files.
std::vector<Disagreement> disagreements(std::span<const FileInfo> files);

}  // namespace exhume::datafile
