#pragma once
// One block, field by field.

#include <cstdint>
#include <string>
#include <vector>

#include "formats/datafile/block_view.hpp"
#include "formats/datafile/field.hpp"

namespace exhume::datafile {

/// A field with its value in words.
struct DescribedField {
  std::size_t offset = 0;  // within the block
  std::size_t size = 0;    // bytes
  std::string name;        // as Oracle's own tools call it; may be empty
  std::string meaning;
  std::string value;
  Certainty certainty = Certainty::verified;
};

/// Everything that can be said about a block.
struct BlockDescription {
  std::string title;                   // "0x06 trans data, a table"
  std::vector<DescribedField> fields;  // by offset
  std::vector<std::string> problems;   // what contradicts the format, one sentence each
};

/// Decodes a block of any type, complete or cut off. Bytes that are not 0 and that no field
/// claims come as fields without a name. `is_block_0` says that the block is the one of the
/// operating system layer.
BlockDescription describe_block(const BlockView& block, bool is_block_0 = false);

/// Lines of "0000  0ba20000 …  |text|", 32 bytes each; lines of zeros are left out.
std::string hex_dump(Bytes block);

}  // namespace exhume::datafile
