#pragma once
// Rows put together from pieces in several blocks.

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "formats/datafile/data_block.hpp"
#include "src/datafile/block_file.hpp"
#include "src/datafile/block_rules.hpp"

namespace exhume::datafile {

/// A row with the columns of all its pieces.
struct JoinedRow {
  std::vector<RowAddress> pieces;  // behind the first, in order
  std::vector<std::optional<std::vector<std::uint8_t>>> values;
  std::optional<std::string> problem;  // why the rest is missing

  /// Views of the values.
  StoredColumns columns() const;
};

/// Follows rows from piece to piece within one file. Keeps the last blocks that it has read.
class RowJoiner {
 public:
  explicit RowJoiner(const BlockFile& file);

  /// The whole row that `head` begins, when it is chained or has migrated. A piece that is in
  /// another file, is damaged or none, or was there before, ends it with a problem. Throws
  /// Error(read_failed).
  JoinedRow join(const RowPiece& head);

 private:
  struct Cached {
    std::uint64_t number;
    std::vector<std::uint8_t> bytes;
  };

  // Throws Error(bad_structure) with what is wrong with the address.
  Bytes block_of(const RowAddress& address);
  void append(JoinedRow& row, const RowPiece& piece, bool continues);

  const BlockFile& file_;
  BlockRules rules_;
  std::deque<Cached> cache_;
};

}  // namespace exhume::datafile
