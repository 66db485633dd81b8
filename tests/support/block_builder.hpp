#pragma once
// Datafile blocks for tests, written without the code that reads them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/put.hpp"

namespace exhume::test {

using Buffer = std::vector<std::uint8_t>;

/// One block. Integers are in the byte order that the constructor takes.
class BlockBuilder {
 public:
  /// A block of `size` bytes with a cache header and everything else 0. `format` is the second
  /// byte: a2 and its like when not given.
  BlockBuilder(std::size_t size, bool big_endian, std::uint8_t type, std::uint32_t rdba,
               std::optional<std::uint8_t> format = std::nullopt);

  BlockBuilder& scn(std::uint64_t scn);
  BlockBuilder& put(std::size_t at, std::size_t size, std::uint64_t value);
  BlockBuilder& put_bytes(std::size_t at, const Buffer& bytes);
  BlockBuilder& put_text(std::size_t at, std::string_view text);

  std::size_t size() const { return bytes_.size(); }

  /// The block as it is.
  const Buffer& bytes() const { return bytes_; }

  /// The block with tail and checksum.
  Buffer finish() const;

 private:
  bool big_endian_;
  Buffer bytes_;
};

/// A transaction list entry of a data block.
struct BlockTransaction {
  std::uint16_t flags_and_locks = 0;
  std::uint16_t credit = 0;
  std::uint32_t scn_base = 0;
};

/// What a block of table rows holds.
struct DataBlockContent {
  std::uint32_t object = 1000;
  bool automatic = true;  // space management
  std::vector<BlockTransaction> transactions{2};
  std::vector<Buffer> rows;  // an empty one makes a free slot
  /// How many of the rows belong to each table of a cluster, the keys first; all to one when empty.
  std::vector<std::size_t> tables;
};

/// Fills a block of type 06 with rows and accounts for their space.
void put_rows(BlockBuilder& block, const DataBlockContent& content);

/// A row piece of `columns`; NULL is nothing. `flags` 2c is a whole row.
Buffer row(const std::vector<std::optional<Buffer>>& columns, std::uint8_t flags = 0x2c,
           std::uint8_t lock = 0);

/// A text as the bytes of a column.
Buffer text(std::string_view value);

/// What a whole datafile is made of. SCNs are up to 64 bits, times as headers keep them.
struct DatafileContent {
  std::size_t block_size = 8192;
  bool big_endian = false;
  bool since_10 = true;
  bool bigfile = false;
  std::uint32_t file = 4;
  std::uint64_t checkpoint_scn = 0x10000;
  std::uint16_t status = 0;
  std::uint32_t database_id = 0x3c549ef2;
  std::string database = "TEST2";
  std::string tablespace = "DATA";
  std::optional<std::uint32_t> compatibility;  // 11.2.0.4, or 8.0 before 10g, when not given
  std::uint64_t creation_scn = 0;
  std::uint32_t creation_time = 0;
  std::uint32_t checkpoint_time = 0;
  std::vector<Buffer> blocks;  // from block 2 on; made with rdba()
};

/// The address of block `number` in the file.
std::uint32_t rdba(const DatafileContent& content, std::uint32_t number);

/// The header block of the file.
Buffer file_header(const DatafileContent& content);

/// Block 0, the file header and `content.blocks`.
Buffer datafile(const DatafileContent& content);

}  // namespace exhume::test
