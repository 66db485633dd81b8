#include "formats/datafile/space.hpp"

#include <catch2/catch.hpp>

#include "formats/datafile/bitmap_block.hpp"
#include "formats/datafile/block_object.hpp"
#include "formats/datafile/segment_header.hpp"
#include "src/base/error.hpp"
#include "tests/support/block_builder.hpp"

using namespace exhume;
using namespace exhume::datafile;

namespace {

struct Order {
  bool big_endian;
  ByteOrder order;
};

const auto both_orders = {Order{false, ByteOrder::little}, Order{true, ByteOrder::big}};

}  // namespace

TEST_CASE("file space headers tell unit and size", "[datafile]") {
  for (const auto& [big_endian, order] : both_orders) {
    const test::Buffer bytes = test::BlockBuilder(8192, big_endian, 0x1d, 2)
                                   .put(20, 4, 8)
                                   .put(24, 4, 16)
                                   .put(28, 4, 4880)
                                   .put(32, 4, 9)
                                   .put(36, 4, 1)
                                   .put(40, 4, 1280)
                                   .finish();
    const SpaceHeader header = SpaceHeader::decode(BlockView(bytes, order));
    CHECK(header.relative_file == 8);
    CHECK(header.unit == 16);
    CHECK(header.blocks == 4880);
    CHECK(header.flag == 9);
    CHECK(header.auto_extend);
    CHECK(header.increment == 1280);
  }
}

TEST_CASE("file space bitmaps have a bit for each unit", "[datafile]") {
  const test::Buffer bytes = test::BlockBuilder(4096, false, 0x1e, 3)
                                 .put(20, 4, 6)
                                 .put(24, 4, 17)
                                 .put(36, 4, 30719)
                                 .put(252, 1, 0x05)
                                 .finish();
  const SpaceBitmap map(BlockView(bytes, ByteOrder::little));
  CHECK(map.bits() == 30720);
  CHECK(map.relative_file() == 6);
  CHECK(map.first_block() == 17);
  CHECK(map.free_bits() == 30719);
  CHECK(map.is_used(0));
  CHECK_FALSE(map.is_used(1));
  CHECK(map.is_used(2));
  CHECK_FALSE(map.is_used(30719));
  CHECK_THROWS_AS(map.is_used(30720), Error);
}

TEST_CASE("segment headers with manual space management list their extents", "[datafile]") {
  for (const auto& [big_endian, order] : both_orders) {
    const test::Buffer bytes = test::BlockBuilder(8192, big_endian, 0x10, 0x00400179)
                                   .put(36, 4, 2)
                                   .put(40, 4, 15)
                                   .put(44, 4, 4128)
                                   .put(92, 4, 2)
                                   .put(100, 4, 56)
                                   .put(104, 4, 0x40000000)
                                   .put(108, 4, 0x0040017a)
                                   .put(112, 4, 7)
                                   .put(116, 4, 0x00400200)
                                   .put(120, 4, 8)
                                   .finish();
    const SegmentHeader header = SegmentHeader::decode(BlockView(bytes, order));
    CHECK_FALSE(header.automatic);
    CHECK(header.blocks == 15);
    CHECK(header.map.object == 56);
    CHECK(header.map.flag == 0x40000000);
    CHECK(header.map.extents == std::vector<Extent>{{{0x0040017a}, 7}, {{0x00400200}, 8}});
  }
}

TEST_CASE("segment headers with automatic space management list bitmaps too", "[datafile]") {
  for (const auto& [big_endian, order] : both_orders) {
    const test::Buffer bytes = test::BlockBuilder(8192, big_endian, 0x23, 0x01000013)
                                   .put(36, 4, 1)
                                   .put(40, 4, 8)
                                   .put(44, 4, 2716)
                                   .put(264, 4, 1)
                                   .put(272, 4, 52884)
                                   .put(276, 4, 0x10000000)
                                   .put(280, 4, 0x01000011)
                                   .put(284, 4, 8)
                                   .put(2736, 4, 0x01000011)
                                   .put(2740, 4, 0x01000014)
                                   .put(5192, 4, 0x01000012)
                                   .finish();
    const SegmentHeader header = SegmentHeader::decode(BlockView(bytes, order));
    CHECK(header.automatic);
    CHECK(header.map.object == 52884);
    REQUIRE(header.map.extents == std::vector<Extent>{{{0x01000011}, 8}});
    REQUIRE(header.map.data.size() == 1);
    CHECK(header.map.data[0].bitmap.value == 0x01000011);
    CHECK(header.map.data[0].first_data.value == 0x01000014);
    CHECK(header.second_level == std::vector<Rdba>{{0x01000012}});
  }
}

TEST_CASE("extents that do not fit are refused before memory is taken", "[datafile]") {
  const auto [type, count_at, offset] = GENERATE(table<std::uint8_t, std::size_t, std::uint32_t>(
      {{0x10, 92, 4128}, {0x10, 92, 0xffffffff}, {0x23, 264, 2716}, {0x23, 264, 0xffffff00}}));
  const test::Buffer bytes = test::BlockBuilder(8192, false, type, 1)
                                 .put(44, 4, offset)
                                 .put(count_at, 4, 0x7fffffff)
                                 .finish();
  CHECK_THROWS_AS(SegmentHeader::decode(BlockView(bytes, ByteOrder::little)), Error);
}

TEST_CASE("extent map blocks continue the list", "[datafile]") {
  const test::Buffer bytes = test::BlockBuilder(2048, false, 0x12, 1)
                                 .put(20, 4, 1)
                                 .put(24, 4, 0x01000900)
                                 .put(28, 4, 77)
                                 .put(36, 4, 0x01000200)
                                 .put(40, 4, 128)
                                 .finish();
  const ExtentMap map = decode_extent_map(BlockView(bytes, ByteOrder::little));
  CHECK(map.next.value == 0x01000900);
  CHECK(map.object == 77);
  CHECK(map.extents == std::vector<Extent>{{{0x01000200}, 128}});
  CHECK_THROWS_AS(SegmentHeader::decode(BlockView(bytes, ByteOrder::little)), Error);
}

TEST_CASE("bitmap blocks of level 1 tell how full blocks are", "[datafile]") {
  for (const auto& [big_endian, order] : both_orders) {
    const test::Buffer bytes = test::BlockBuilder(8192, big_endian, 0x20, 0x01000011)
                                   .put(144, 4, 0x01000012)
                                   .put(148, 4, 14)
                                   .put(192, 4, 52884)
                                   .put(204, 4, 0x01000011)
                                   .put(208, 4, 4)
                                   .put(396, 1, 0x11)
                                   .put(397, 1, 0x05)
                                   .finish();
    const BlockView block(bytes, order);
    const BitmapLevel1 map = BitmapLevel1::decode(block);
    CHECK(map.parent.value == 0x01000012);
    CHECK(map.parent_entry == 14);
    CHECK(object_of(block) == 52884);
    REQUIRE(map.ranges.size() == 1);
    CHECK(map.states == std::vector<Fullness>{Fullness::full, Fullness::full, Fullness::free_75_100,
                                              Fullness::unformatted});
  }
}

TEST_CASE("a bitmap block with too many states is refused", "[datafile]") {
  const test::Buffer bytes =
      test::BlockBuilder(8192, false, 0x20, 1).put(208, 4, 0xffffffff).finish();
  CHECK_THROWS_AS(BitmapLevel1::decode(BlockView(bytes, ByteOrder::little)), Error);
}
