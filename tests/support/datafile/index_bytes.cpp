#include "tests/support/datafile/index_bytes.hpp"

#include <algorithm>

namespace exhume::test {
namespace {

constexpr std::size_t transactions = 2;
constexpr std::size_t leaf_header = 32;
constexpr std::size_t branch_header = 24;

// What leaves and branches have in common, and where it begins.
std::size_t put_common(BlockBuilder& block, std::uint32_t object, bool automatic,
                       std::size_t header, const std::vector<Buffer>& rows) {
  block.put(20, 1, 2).put(24, 4, object).put(36, 2, transactions);
  block.put(38, 1, automatic ? 0x32 : 0x02);
  const std::size_t base = 44 + 24 * transactions + (automatic ? 8 : 0);
  const std::size_t directory = base + header;
  const std::size_t room = block.size() - 4 - base;
  std::size_t end = room;
  for (std::size_t i = rows.size(); i-- > 0;) {
    end -= rows[i].size();
    block.put_bytes(base + end, rows[i]).put(directory + 4 + 2 * i, 2, end);
  }
  const std::size_t begin = header + 4 + 2 * rows.size();
  block.put(base + 2, 1, 0x80).put(base + 8, 2, rows.size()).put(base + 10, 2, begin);
  block.put(base + 12, 2, end).put(base + 14, 2, end - begin).put(directory, 2, room);
  return base;
}

}  // namespace

void put_leaf(BlockBuilder& block, const LeafContent& content, bool big_endian) {
  std::vector<Buffer> rows;
  std::size_t deleted = 0;
  for (const LeafEntry& entry : content.entries) {
    Buffer row(content.unique ? 2 + entry.rowid.size() : 2);
    row[0] = entry.deleted ? 1 : 0;
    if (content.unique) std::ranges::copy(entry.rowid, row.begin() + 2);
    for (const auto& column : entry.key) put_column(row, column, big_endian);
    if (!content.unique) put_column(row, entry.rowid, big_endian);
    rows.push_back(row);
    deleted += entry.deleted ? 1 : 0;
  }
  const std::size_t base = put_common(block, content.object, content.automatic, leaf_header, rows);
  const std::size_t key_columns = content.entries.at(0).key.size();
  block.put(base + 3, 1, key_columns + (content.unique ? 0 : 1)).put(base + 18, 2, deleted);
  block.put(base + 20, 4, content.next).put(base + 24, 4, content.previous);
  block.put(base + 28, 1, content.unique ? 6 : 0);
}

void put_branch(BlockBuilder& block, const BranchContent& content, bool big_endian) {
  std::vector<Buffer> rows;
  for (const BranchEntry& entry : content.entries) {
    Buffer row;
    if (big_endian) {
      put_be32(row, entry.child);
    } else {
      put_le32(row, entry.child);
    }
    for (const auto& column : entry.key) put_column(row, column, big_endian);
    if (entry.key.size() < content.columns) row.push_back(0xfe);
    rows.push_back(row);
  }
  const std::size_t base =
      put_common(block, content.object, content.automatic, branch_header, rows);
  block.put(base, 1, content.level).put(base + 3, 1, content.columns);
  block.put(base + 16, 4, content.leftmost_child);
}

}  // namespace exhume::test
