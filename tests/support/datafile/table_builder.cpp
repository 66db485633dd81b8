#include "tests/support/datafile/table_builder.hpp"

#include <algorithm>
#include <string>

#include "tests/support/datafile/index_bytes.hpp"
#include "tests/support/datafile/row_packer.hpp"
#include "tests/support/datafile/segment_builder.hpp"
#include "tests/support/oracle_values.hpp"

namespace exhume::test {
namespace {

constexpr std::size_t long_value = 300;

Buffer letters(std::size_t size, std::size_t seed) {
  Buffer out;
  for (std::size_t i = 0; i < size; ++i) {
    out.push_back(static_cast<std::uint8_t>('a' + (seed + i) % 26));
  }
  return out;
}

// Bytes without a pattern: the checksum, an XOR of words, does not see patterns come and go.
Buffer page_data(std::size_t size, std::uint32_t seed) {
  Buffer out;
  for (std::size_t i = 0; i < size; ++i) {
    seed = seed * 1103515245 + 12345;
    out.push_back(static_cast<std::uint8_t>(seed >> 16));
  }
  return out;
}

Columns sample_row(std::size_t number) {
  Columns columns{test::number(static_cast<std::int64_t>(number + 1)),
                  bytes_of("Name " + std::to_string(number)),
                  date({.year = 2008, .month = 11, .day = static_cast<int>(1 + number % 28)})};
  columns.push_back(number % 3 == 0 ? std::nullopt : std::optional(letters(number % 40, number)));
  if (number % 19 == 9) columns.push_back(letters(long_value, number));
  return columns;
}

class TableBuilder {
 public:
  TableBuilder(FileBlocks& file, std::uint32_t object)
      : file_(file), segment_(file, object), packer_(file, segment_) {}

  void add(std::size_t number) {
    const Columns columns = sample_row(number);
    if (number % 31 == 30) {
      add_larger_than_a_block(columns, number);
    } else if (number % 13 == 6) {
      add_chained(columns);
    } else if (number % 11 == 5) {
      add_migrated(columns);
    } else if (number % 10 == 3) {
      add_row(columns, 0x3c, 1);
    } else {
      add_row(columns, 0x2c, number % 7 == 0 ? 2 : 0);
      if (number % 17 == 0) packer_.add_free_slot();
    }
  }

  std::vector<RowTruth> finish() {
    packer_.finish();
    segment_.finish();
    return std::move(rows_);
  }

 private:
  Buffer bytes(const PieceContent& piece) const {
    return piece_bytes(piece, file_.shape().big_endian);
  }

  void know(const PieceAddress& head, const Columns& columns, std::size_t pieces, bool deleted) {
    const std::uint32_t block = file_.shape().bigfile ? head.rdba : head.rdba & 0x3fffff;
    rows_.push_back({.object = segment_.object(),
                     .block = block,
                     .slot = head.slot,
                     .deleted = deleted,
                     .pieces = pieces,
                     .columns = columns});
  }

  void add_row(const Columns& columns, std::uint8_t flags, std::uint8_t lock) {
    know(packer_.add(bytes({.flags = flags, .lock = lock, .columns = columns})), columns, 1,
         flags == 0x3c);
  }

  // The row grew and moved: a stub stays, and the row remembers where it came from.
  void add_migrated(const Columns& columns) {
    const PieceAddress stub = packer_.place(bytes({.flags = 0x20}).size());
    const PieceAddress row =
        packer_.add(bytes({.flags = 0x0c, .head = stub, .columns = columns}), true);
    packer_.write(stub, bytes({.flags = 0x20, .next = row}));
    know(stub, columns, 2, false);
  }

  // One column in each of the first pieces, the rest in the last.
  void add_chained(const Columns& columns) {
    PieceAddress next =
        packer_.add(bytes({.flags = 0x04, .columns = Columns(columns.begin() + 2, columns.end())}));
    next = packer_.add(bytes({.flags = 0x00, .next = next, .columns = {columns[1]}}), true);
    const PieceAddress head =
        packer_.add(bytes({.flags = 0x28, .next = next, .columns = {columns[0]}}));
    know(head, columns, 3, false);
  }

  // The last column begins in the first piece, fills one more and ends in the third.
  void add_larger_than_a_block(Columns columns, std::size_t number) {
    const std::size_t part = packer_.largest() / 2;
    const Buffer value = letters(3 * part, number);
    const auto piece_of_value = [&](std::size_t i) {
      return Buffer(value.begin() + static_cast<std::ptrdiff_t>(i * part),
                    value.begin() + static_cast<std::ptrdiff_t>((i + 1) * part));
    };
    PieceAddress next = packer_.add(bytes({.flags = 0x06, .columns = {piece_of_value(2)}}), true);
    next = packer_.add(bytes({.flags = 0x03, .next = next, .columns = {piece_of_value(1)}}), true);
    Columns first = columns;
    first.push_back(piece_of_value(0));
    const PieceAddress head =
        packer_.add(bytes({.flags = 0x29, .next = next, .columns = first}), true);
    columns.push_back(value);
    know(head, columns, 3, false);
  }

  FileBlocks& file_;
  SegmentBuilder segment_;
  RowPacker packer_;
  std::vector<RowTruth> rows_;
};

}  // namespace

std::vector<RowTruth> add_table(FileBlocks& file, std::uint32_t object, std::size_t rows) {
  TableBuilder table(file, object);
  for (std::size_t i = 0; i < rows; ++i) table.add(i);
  return table.finish();
}

// Each block: two keys, then rows of the first table for both, then of the second.
std::vector<RowTruth> add_cluster(FileBlocks& file, std::uint32_t object) {
  constexpr std::size_t blocks = 3;
  constexpr std::uint16_t keys = 2;
  constexpr std::size_t members = 5;  // of each table and block
  SegmentBuilder segment(file, object);
  const bool big = file.shape().big_endian;
  std::vector<RowTruth> rows;
  for (std::size_t i = 0; i < blocks; ++i) {
    const std::uint32_t number = segment.next_block();
    DataBlockContent content{
        .object = object, .automatic = file.shape().automatic, .tables = {keys, members, members}};
    const auto add = [&](std::size_t table, const PieceContent& piece) {
      rows.push_back({.object = object,
                      .table = table,
                      .block = number,
                      .slot = static_cast<std::uint16_t>(content.rows.size()),
                      .columns = piece.columns});
      content.rows.push_back(piece_bytes(piece, big));
    };
    for (std::uint16_t key = 0; key < keys; ++key) {
      add(0, {.flags = 0xac,
              .key_rows = members,
              .key = {file.address(number), key},
              .columns = {test::number(static_cast<std::int64_t>(keys * i + key + 1))}});
    }
    for (std::size_t table = 1; table <= 2; ++table) {
      for (std::size_t member = 0; member < members; ++member) {
        add(table, {.flags = 0x6c,
                    .key_slot = static_cast<std::uint8_t>(member % keys),
                    .columns = {bytes_of("member " + std::to_string(member)), std::nullopt,
                                letters(member == 4 ? long_value : 20, member)}});
      }
    }
    put_rows(file.make(number, 0x06, object), content);
  }
  segment.finish();
  return rows;
}

void add_index(FileBlocks& file, std::uint32_t object, const std::vector<RowTruth>& rows) {
  const bool is_unique = rows.size() % 2 == 0;
  const std::size_t entries_of_a_leaf = std::min<std::size_t>(file.shape().block_size / 64, 60);
  SegmentBuilder segment(file, object);
  const std::uint32_t root = segment.next_block();
  std::vector<std::uint32_t> leaves;
  std::vector<LeafContent> contents;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i % entries_of_a_leaf == 0) {
      leaves.push_back(segment.next_block());
      contents.push_back(
          {.object = object, .automatic = file.shape().automatic, .unique = is_unique});
    }
    const bool is_long = i % entries_of_a_leaf == 7;
    Buffer rowid;
    put_be32(rowid, file.address(rows[i].block));
    put_be16(rowid, rows[i].slot);
    contents.back().entries.push_back(
        {.key = {is_long ? std::optional(letters(long_value, i)) : rows[i].columns.at(0)},
         .rowid = rowid,
         .deleted = rows[i].deleted});
  }
  BranchContent branch{.object = object,
                       .automatic = file.shape().automatic,
                       .columns = static_cast<std::uint8_t>(is_unique ? 1 : 2),
                       .leftmost_child = file.address(leaves.front())};
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    LeafContent& leaf = contents[i];
    if (i > 0) leaf.previous = file.address(leaves[i - 1]);
    if (i + 1 < leaves.size()) leaf.next = file.address(leaves[i + 1]);
    put_leaf(file.make(leaves[i], 0x06, object), leaf, file.shape().big_endian);
    if (i > 0) branch.entries.push_back({file.address(leaves[i]), {leaf.entries[0].key[0]}});
    file.known()[leaves[i]].is_index = true;
  }
  put_branch(file.make(root, 0x06, object), branch, file.shape().big_endian);
  file.known()[root].is_index = true;
  segment.finish();
}

void add_lob(FileBlocks& file, std::uint32_t object) {
  constexpr std::uint32_t pages = 4;
  SegmentBuilder segment(file, object);
  for (std::uint32_t page = 0; page < pages; ++page) {
    const std::uint32_t number = segment.next_block();
    BlockBuilder& block = file.make(number, file.shape().automatic ? 0x28 : 0x1b, object);
    block.put(20, 4, object).put_bytes(24, {0, 0, 0, 1, 0, 0, 0, 0, 0x12, 0x34});
    block.put(36, 4, 7).put(40, 2, 1).put(44, 4, page).put(48, 4, file.address(number));
    block.put_bytes(56, page_data(file.shape().block_size - 60, page));
  }
  segment.finish();
}

}  // namespace exhume::test
