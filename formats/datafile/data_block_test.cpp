#include "formats/datafile/data_block.hpp"

#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "tests/support/block_builder.hpp"

using namespace exhume;
using namespace exhume::datafile;
using test::text;

namespace {

constexpr std::uint32_t address = 0x01003373;

test::Buffer data_block(const test::DataBlockContent& content, bool big_endian = false,
                        std::size_t size = 8192) {
  test::BlockBuilder block(size, big_endian, 0x06, address);
  test::put_rows(block, content);
  return block.finish();
}

// A row piece by hand, in a block of its own.
RowPiece piece(const test::Buffer& bytes, ByteOrder order = ByteOrder::little) {
  static test::Buffer block;
  block.assign(2048, 0);
  std::copy(bytes.begin(), bytes.end(), block.begin() + 100);
  return RowPiece::decode(BlockView(block, order), 100);
}

}  // namespace

TEST_CASE("data blocks give their rows", "[datafile]") {
  const bool big_endian = GENERATE(false, true);
  const bool automatic = GENERATE(false, true);
  const std::size_t size = GENERATE(2048, 8192, 32768);
  const test::Buffer bytes =
      data_block({.object = 77707,
                  .automatic = automatic,
                  .transactions = {{0x8000}, {0x2001, 0, 0x1cc0f2}, {}},
                  .rows = {test::row({text("SMITH"), std::nullopt, text("CLERK")}, 0x2c, 2),
                           {},
                           test::row({text("KING")}, 0x3c, 0)}},
                 big_endian, size);
  const DataBlock data(BlockView(bytes, big_endian ? ByteOrder::big : ByteOrder::little));
  CHECK(data.transactions().object == 77707);
  CHECK(data.transactions().is_automatic() == automatic);
  REQUIRE(data.transactions().entries.size() == 3);
  CHECK(data.transactions().entries[0].flag_text() == "C---");
  CHECK(data.transactions().entries[1].flag_text() == "--U-");
  CHECK(data.transactions().entries[1].locks == 1);
  REQUIRE(data.slots() == 3);
  CHECK(data.tables().size() == 1);
  CHECK(data.first_free_slot() == 1);

  const auto first = data.row(0);
  REQUIRE(first);
  CHECK(row_flag_text(first->flags) == "--H-FL--");
  CHECK(first->lock == 2);
  CHECK(first->is_whole());
  REQUIRE(first->columns.size() == 3);
  CHECK(as_text(*first->columns[0]) == "SMITH");
  CHECK_FALSE(first->columns[1]);
  CHECK(as_text(*first->columns[2]) == "CLERK");

  CHECK_FALSE(data.row(1));
  REQUIRE(data.row(2));
  CHECK(data.row(2)->is_deleted());
  CHECK(as_text(*data.row(2)->columns.at(0)) == "KING");
  CHECK(check_data_block(data).empty());
}

TEST_CASE("chained and migrated pieces name their other pieces", "[datafile]") {
  const RowPiece stub = piece({0x20, 0, 0, 0x01, 0x00, 0x00, 0x05, 0x00, 0x07});
  CHECK(stub.next == RowAddress{{0x01000005}, 7});
  CHECK(stub.columns.empty());
  CHECK(stub.length == 9);

  const RowPiece target = piece({0x0c, 0, 1, 0x01, 0x00, 0x00, 0x06, 0x00, 0x08, 1, 'x'});
  CHECK(target.head == RowAddress{{0x01000006}, 8});
  CHECK_FALSE(target.is_whole());
  CHECK(as_text(*target.columns.at(0)) == "x");

  const RowPiece head = piece({0x28, 0, 1, 0x01, 0x00, 0x00, 0x05, 0x00, 0x07, 2, 'a', 'b'});
  CHECK_FALSE(head.head);
  CHECK(head.next == RowAddress{{0x01000005}, 7});

  const RowPiece last = piece({0x04, 0, 1, 1, 'c'});
  CHECK_FALSE(last.head);
  CHECK_FALSE(last.next);
}

TEST_CASE("cluster rows have their key, or name it", "[datafile]") {
  const RowPiece key =
      piece({0xac, 0, 1, 3, 0, 2, 0, 1, 0, 0, 5, 0, 7, 1, 0, 0, 6, 0, 8, 2, 0xc1, 0x0b});
  REQUIRE(key.key);
  CHECK(key.key->current_rows == 3);
  CHECK(key.key->committed_rows == 2);
  CHECK(key.key->previous == RowAddress{{0x01000005}, 7});
  CHECK(key.key->next == RowAddress{{0x01000006}, 8});
  CHECK(key.columns.size() == 1);

  const RowPiece member = piece({0x6c, 0, 1, 9, 1, 'm'});
  CHECK(member.key_slot == 9);
  CHECK(as_text(*member.columns.at(0)) == "m");
}

TEST_CASE("columns over 250 bytes have a length in the order of the platform", "[datafile]") {
  for (const auto order : {ByteOrder::little, ByteOrder::big}) {
    test::Buffer bytes{0x2c, 0, 1, 0xfe, 0x2c, 0x01};
    if (order == ByteOrder::big) std::swap(bytes[4], bytes[5]);
    bytes.insert(bytes.end(), 300, 'x');
    CHECK(piece(bytes, order).columns.at(0)->size() == 300);
  }
  CHECK_THROWS_AS(piece({0x2c, 0, 1, 0xfb, 0}), Error);
  CHECK_THROWS_AS(piece({0x2c, 0, 1, 0xfe, 0xff, 0xff}), Error);
}

TEST_CASE("a row does not reach into the tail", "[datafile]") {
  test::Buffer block(2048);
  block[2039] = 0x2c;
  block[2041] = 1;
  block[2042] = 1;
  CHECK_NOTHROW(RowPiece::decode(BlockView(block, ByteOrder::little), 2039));
  block[2042] = 2;
  CHECK_THROWS_AS(RowPiece::decode(BlockView(block, ByteOrder::little), 2039), Error);
}

namespace {

std::vector<int> check_codes(const test::Buffer& bytes) {
  std::vector<int> out;
  for (const BlockFault& fault : check_data_block(DataBlock(BlockView(bytes, ByteOrder::little)))) {
    out.push_back(fault.check_code.value_or(0));
  }
  return out;
}

}  // namespace

TEST_CASE("what a block says twice is compared", "[datafile]") {
  const test::Buffer row = test::row({text("0123456789")}, 0x2c, 1);
  const test::Buffer good = data_block({.transactions = {{0x0001}, {}}, .rows = {row}});
  const std::size_t base = 44 + 48 + 8;
  const std::size_t at = *DataBlock(BlockView(good, ByteOrder::little)).row_offset(0);
  REQUIRE(check_codes(good).empty());

  test::Buffer bad = good;
  SECTION("a lock of a transaction that the list lacks") {
    bad[at + 1] = 3;
    CHECK(check_codes(bad) == std::vector{6101, 6108});
  }
  SECTION("a lock count that is too high") {
    bad[44 + 16] = 2;
    CHECK(check_codes(bad) == std::vector{6108});
  }
  SECTION("a row that was marked deleted without its space") {
    bad[at] |= RowPiece::flag_deleted;
    CHECK(check_codes(bad) == std::vector{6110});
  }
  SECTION("free space that is not there") {
    ++bad[base + 12];
    CHECK(check_codes(bad) == std::vector{6111});
  }
  SECTION("a row that cannot be read") {
    bad[at + 3] = 0xfb;
    CHECK(check_codes(bad) == std::vector{0, 6108});
  }
}

TEST_CASE("rows that overlap are reported", "[datafile]") {
  const test::Buffer row = test::row({text("0123456789")});
  test::Buffer bytes = data_block({.rows = {row, row}});
  const std::size_t slots = 44 + 48 + 8 + 18;
  bytes[slots] = bytes[slots + 2];
  bytes[slots + 1] = bytes[slots + 3];
  CHECK(check_codes(bytes) == std::vector{0});
}

TEST_CASE("a directory that does not fit is refused", "[datafile]") {
  test::Buffer bytes = data_block({});
  bytes[44 + 48 + 8 + 3] = 0xff;
  CHECK_THROWS_AS(DataBlock(BlockView(bytes, ByteOrder::little)), Error);
}

TEST_CASE("rows of clusters belong to the table of their slot", "[datafile]") {
  const test::Buffer bytes = test::BlockBuilder(2048, false, 0x06, address)
                                 .put(20, 1, 1)
                                 .put(45, 1, 2)
                                 .put(46, 2, 3)
                                 .put(60, 2, 1)
                                 .put(62, 2, 1)
                                 .put(64, 2, 2)
                                 .finish();
  const DataBlock data(BlockView(bytes, ByteOrder::little));
  CHECK(data.table_of(0) == 0);
  CHECK(data.table_of(1) == 1);
  CHECK(data.table_of(2) == 1);
}
