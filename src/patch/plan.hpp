#pragma once
// What a change of a datafile would do to each byte, before any is written.

#include <cstdint>
#include <string>
#include <vector>

#include "src/datafile/block_file.hpp"

namespace exhume::patch {

/// "checkpoint_scn=117224173773": a field of the file header and its new value, as written.
struct Assignment {
  std::string field;
  std::string value;
};

/// Bytes for a place in any block, whatever it holds.
struct RawBytes {
  std::uint64_t block = 0;
  std::size_t offset = 0;  // within the block
  std::vector<std::uint8_t> bytes;
};

/// What to change. Fields and recipes are of the file header.
struct Request {
  std::vector<Assignment> fields;
  std::vector<RawBytes> raw;
  bool clean = false;              // take the status bits away that ask for recovery
  bool scn_above_highest = false;  // raise the checkpoint SCN above that of all blocks
  bool checksum = false;           // switch the header's checksum on, and make it right
  bool force = false;              // in spite of Plan::objections

  bool is_empty() const;
};

/// A field, or bytes of one, in words.
struct FieldChange {
  std::uint64_t block = 0;
  std::size_t offset = 0;  // within the block
  std::size_t size = 0;
  std::string name;  // Oracle's own, "" for raw bytes
  std::string meaning;
  std::string before;
  std::string after;
};

/// A block as it is and as it will be.
struct BlockChange {
  std::uint64_t number = 0;
  std::uint64_t at = 0;  // offset in the file
  std::vector<std::uint8_t> before;
  std::vector<std::uint8_t> after;
};

/// A change that can be made. Without blocks, everything is already as it should be.
struct Plan {
  std::vector<BlockChange> blocks;      // by number
  std::vector<FieldChange> fields;      // by block and offset; tail and checksum among them
  std::vector<std::string> beliefs;     // what Oracle will take for true
  std::vector<std::string> objections;  // against the blocks as they are; only when forced
};

/// Reads the blocks and works the change out; for Request::scn_above_highest it reads the whole
/// file. Tails that were right and checksums that are in use stay right, unless raw bytes cover
/// them. Throws Error: change_refused when a block is not what it should be and the request does
/// not force it, when a field's place is not known for sure, and what is impossible; bad_value;
/// imp_bad_parameter for a field or block that does not exist; read_failed.
Plan make_plan(const datafile::BlockFile& file, const Request& request);

}  // namespace exhume::patch
