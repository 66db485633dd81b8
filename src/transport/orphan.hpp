#pragma once
// A datafile without its database, and the segments that can be found in it.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "formats/datafile/space.hpp"
#include "src/datafile/guess_types.hpp"
#include "src/datafile/info.hpp"

namespace exhume::transport {

/// A segment, known by its header block.
struct Segment {
  std::uint32_t file = 0;    // relative number
  std::uint32_t block = 0;   // of the header
  std::uint32_t object = 0;  // data object id
  bool automatic = false;    // space management
};

/// What the rows of one object say about its columns.
struct ObjectRows {
  std::uint32_t object = 0;  // data object id
  std::vector<datafile::ColumnGuess> columns;
};

/// Everything that a file tells of itself.
struct Orphan {
  datafile::FileInfo info;
  std::optional<datafile::SpaceHeader> space;  // of a locally managed tablespace
  std::vector<Segment> segments;               // by block
  std::vector<ObjectRows> tables;              // by object; only of blocks with table rows
  std::uint32_t highest_object = 0;
};

/// Reads the whole file. Damaged blocks are left out. Throws as read_info() does.
Orphan read_orphan(const datafile::BlockFile& file);

/// Likewise, but reads only the file header and the space header.
Orphan read_headers(const datafile::BlockFile& file);

/// The segment header in `block`, or why there is none: half a sentence.
std::variant<Segment, std::string> segment_at(const datafile::BlockFile& file, std::uint32_t block);

}  // namespace exhume::transport
