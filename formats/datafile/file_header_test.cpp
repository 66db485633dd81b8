#include "formats/datafile/file_header.hpp"

#include <catch2/catch.hpp>

#include "formats/datafile/cache_header.hpp"
#include "formats/datafile/os_header.hpp"
#include "src/base/error.hpp"
#include "tests/support/block_builder.hpp"

using namespace exhume;
using namespace exhume::datafile;

TEST_CASE("file headers decode in both layouts and byte orders", "[datafile]") {
  const bool big_endian = GENERATE(false, true);
  const bool since_10 = GENERATE(false, true);
  const bool bigfile = GENERATE(false, true);
  const test::Buffer bytes = test::file_header({.block_size = 4096,
                                                .big_endian = big_endian,
                                                .since_10 = since_10,
                                                .bigfile = bigfile,
                                                .file = 7,
                                                .checkpoint_scn = 0x001b'4b1a'f0cc,
                                                .status = 0x2004});
  const FileHeader header(BlockView(bytes, big_endian ? ByteOrder::big : ByteOrder::little));
  CHECK(header.layout() == (since_10 ? HeaderLayout::since_10 : HeaderLayout::before_10));
  CHECK(version_text(header.compatibility()) == (since_10 ? "11.2.0.4.0" : "8.0.0.0.0"));
  CHECK(header.database_id() == 0x3c549ef2);
  CHECK(header.database_name() == "TEST2");
  CHECK(header.block_count() == 1);
  CHECK(header.block_size() == 4096);
  CHECK(header.file_number() == 7);
  CHECK(header.file_type() == 3);
  CHECK(file_status_text(header.status()) == "online fuzzy, root dba valid");
  CHECK(header.is_fuzzy());
  CHECK(header.checkpoint_scn().value == 117224173772);
  CHECK(header.checkpoint_thread() == 1);
  CHECK(header.tablespace_number() == 8);
  CHECK(header.tablespace_name() == "DATA");
  CHECK(header.relative_file_number() == (bigfile ? 1024 : 7));
  CHECK(header.is_bigfile() == bigfile);
}

TEST_CASE("no two fields of a layout overlap, and all end before the next", "[datafile]") {
  const HeaderLayout layout = GENERATE(HeaderLayout::before_10, HeaderLayout::since_10);
  std::size_t end = cache_header_size;
  for (const Field& field : header_fields(layout)) {
    INFO(field.name);
    CHECK(field.offset >= end);
    end = field.offset + field.size;
  }
  CHECK(end <= 644);
}

TEST_CASE("every field keeps the value that was stored into it", "[datafile]") {
  const HeaderLayout layout = GENERATE(HeaderLayout::before_10, HeaderLayout::since_10);
  const ByteOrder order = GENERATE(ByteOrder::little, ByteOrder::big);
  for (const Field& field : header_fields(layout)) {
    INFO(field.name);
    test::Buffer bytes(2048);
    if (field.kind == FieldKind::text) {
      store_text(bytes, field, "NAME");
      CHECK(load_text(BlockView(bytes, order), field) == "NAME");
    } else if (field.kind != FieldKind::bytes) {
      const std::uint64_t value = 0x1122334455667788 >> (64 - 8 * field.size);
      store(bytes, order, field, value);
      CHECK(load(BlockView(bytes, order), field) == value);
    }
    CHECK(is_zero(Bytes(bytes).first(field.offset)));
    CHECK(is_zero(Bytes(bytes).subspan(field.offset + field.size)));
  }
}

TEST_CASE("storing a 48-bit SCN leaves the padding behind it alone", "[datafile]") {
  test::Buffer bytes(2048, 0xaa);
  const auto field = find_header_field("kcvfhckp.kcvcpscn")->in(HeaderLayout::since_10);
  store(bytes, ByteOrder::little, *field, 0x001b'4b1a'f0cc);
  CHECK(bytes[489] == 0x00);
  CHECK(bytes[490] == 0xaa);
}

TEST_CASE("upper SCN bits count from 12.2 on", "[datafile]") {
  const auto [version, scn] = GENERATE(table<std::uint32_t, std::uint64_t>(
      {{0x0b200400, 0x0000'0000'0001'0000}, {0x0c200000, 0x0005'0000'0001'0000}}));
  test::Buffer bytes = test::file_header({});
  put_number(bytes, ByteOrder::little, 24, 4, version);
  put_number(bytes, ByteOrder::little, 490, 2, 5);
  CHECK(FileHeader(BlockView(bytes, ByteOrder::little)).checkpoint_scn().value == scn);
}

TEST_CASE("a name longer than its field is refused", "[datafile]") {
  test::Buffer bytes(2048);
  const auto field = find_header_field("kccfhdbn")->in(HeaderLayout::since_10);
  CHECK_THROWS_AS(store_text(bytes, *field, "NINECHARS"), Error);
}

TEST_CASE("another type of block is no file header", "[datafile]") {
  const test::Buffer bytes = test::BlockBuilder(2048, false, 0x06, 1).finish();
  CHECK_THROWS_AS(FileHeader(BlockView(bytes, ByteOrder::little)), Error);
}

TEST_CASE("unknown status bits are shown", "[datafile]") {
  CHECK(file_status_text(0) == "clean");
  CHECK(file_status_text(0x0022) == "unknown bits 0x0022");
}

TEST_CASE("block 0 tells byte order, block size and count", "[datafile]") {
  const bool big_endian = GENERATE(false, true);
  const bool since_10 = GENERATE(false, true);
  const std::size_t size = GENERATE(2048, 8192, 32768);
  const test::Buffer bytes =
      test::datafile({.block_size = size, .big_endian = big_endian, .since_10 = since_10});
  const auto header = OsHeader::decode(bytes);
  REQUIRE(header);
  CHECK(header->order == (big_endian ? ByteOrder::big : ByteOrder::little));
  CHECK(header->before_10 == !since_10);
  CHECK(header->block_size == size);
  CHECK(header->blocks == 1);
}

TEST_CASE("what is no block 0 is not taken for one", "[datafile]") {
  test::Buffer bytes = test::datafile({});
  CHECK_FALSE(OsHeader::decode(Bytes(bytes).first(20)));
  CHECK_FALSE(OsHeader::decode(Bytes(bytes).subspan(8192)));
  bytes[20] = 1;
  CHECK_FALSE(OsHeader::decode(bytes));
}
