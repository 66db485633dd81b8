#include "formats/datafile/index_block.hpp"

#include <catch2/catch.hpp>

#include "formats/datafile/data_block.hpp"
#include "src/base/error.hpp"
#include "tests/support/block_builder.hpp"

using namespace exhume;
using namespace exhume::datafile;
using test::text;

namespace {

// The header of a published 9i index block of 2048 bytes up to its directory, with other rows.
test::BlockBuilder leaf(bool big_endian) {
  test::BlockBuilder block(2048, big_endian, 0x06, 0x03c00703, 0x02);
  block.put(20, 1, 2).put(24, 4, 0x7a9b).put(36, 2, 2).put(38, 1, 2);
  const std::size_t base = 0x5c;
  block.put(base + 2, 1, 0x80).put(base + 3, 1, 2).put(base + 8, 2, 2).put(base + 10, 2, 0x28);
  block.put(base + 12, 2, 1800).put(base + 14, 2, 1800 - 0x28).put(base + 18, 2, 1);
  block.put(base + 20, 4, 0x03c00704).put(base + 32, 2, 0x764);
  block.put(base + 36, 2, 1800).put(base + 38, 2, 1820);
  block.put_bytes(base + 1800, {0, 2, 2, 'A', 'B', 6, 1, 0, 0, 5, 0, 7});
  block.put_bytes(base + 1820, {1, 0, 1, 'C', 0xff});
  return block;
}

}  // namespace

TEST_CASE("index leaves give their entries", "[datafile]") {
  const bool big_endian = GENERATE(false, true);
  const test::Buffer bytes = leaf(big_endian).finish();
  const IndexBlock index(BlockView(bytes, big_endian ? ByteOrder::big : ByteOrder::little));
  CHECK(index.transactions().object == 0x7a9b);
  CHECK(index.is_leaf());
  CHECK(index.base() == 0x5c);
  CHECK(index.next().value == 0x03c00704);
  CHECK(index.previous().value == 0);
  CHECK(index.deleted_rows() == 1);
  REQUIRE(index.rows() == 2);
  const IndexRow first = index.row(0);
  CHECK(first.lock == 2);
  REQUIRE(first.columns.size() == 2);
  CHECK(as_text(*first.columns[0]) == "AB");
  CHECK(first.columns[1]->size() == 6);
  CHECK(index.row(1).flags == 1);
  CHECK_FALSE(index.row(1).columns.at(1));
}

TEST_CASE("entries of unique indexes have the rowid before the key", "[datafile]") {
  const test::Buffer bytes = leaf(false)
                                 .put(0x5c + 3, 1, 1)
                                 .put(0x5c + 28, 1, 6)
                                 .put_bytes(0x5c + 1800, {0, 0, 1, 0, 0, 5, 0, 7, 1, 'K'})
                                 .finish();
  const IndexRow row = IndexBlock(BlockView(bytes, ByteOrder::little)).row(0);
  CHECK(row.data.size() == 6);
  CHECK(row.data[5] == 7);
  CHECK(as_text(*row.columns.at(0)) == "K");
}

TEST_CASE("index branches name their children", "[datafile]") {
  test::BlockBuilder block(2048, false, 0x06, 0x03c00702, 0x02);
  block.put(20, 1, 2).put(36, 2, 1).put(38, 1, 2);
  const std::size_t base = 0x44;
  block.put(base, 1, 2).put(base + 2, 1, 0x80).put(base + 3, 1, 2).put(base + 8, 2, 1);
  block.put(base + 16, 4, 0x03c0074d).put(base + 24, 2, 0x77c).put(base + 28, 2, 0x6bb);
  block.put(base + 0x6bb, 4, 0x03c00703).put_bytes(base + 0x6bf, {1, 'M', 0xfe});
  const test::Buffer bytes = block.finish();
  const IndexBlock index(BlockView(bytes, ByteOrder::little));
  CHECK(index.level() == 2);
  CHECK(index.leftmost_child().value == 0x03c0074d);
  REQUIRE(index.rows() == 1);
  CHECK(index.row(0).child->value == 0x03c00703);
  CHECK(index.row(0).columns.size() == 1);
}

TEST_CASE("indexes and tables are told apart", "[datafile]") {
  const test::Buffer index = leaf(false).finish();
  CHECK_THROWS_AS(DataBlock(BlockView(index, ByteOrder::little)), Error);
  test::BlockBuilder table(2048, false, 0x06, 1);
  test::put_rows(table, {});
  const test::Buffer bytes = table.finish();
  CHECK_THROWS_AS(IndexBlock(BlockView(bytes, ByteOrder::little)), Error);
}
