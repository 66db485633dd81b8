#include "formats/datafile/cache_header.hpp"

#include <catch2/catch.hpp>

#include "formats/datafile/block_type.hpp"
#include "src/base/error.hpp"
#include "tests/support/block_builder.hpp"

using namespace exhume;
using namespace exhume::datafile;

namespace {

test::Buffer sample(std::size_t size, bool big_endian) {
  return test::BlockBuilder(size, big_endian, 0x06, 0x01003373)
      .scn(0x0001'1234'001c'c0f2)
      .put_text(100, "something")
      .finish();
}

}  // namespace

TEST_CASE("cache headers decode in both byte orders and all sizes", "[datafile]") {
  const bool big_endian = GENERATE(false, true);
  const std::size_t size = GENERATE(2048, 4096, 8192, 16384, 32768);
  const test::Buffer bytes = sample(size, big_endian);
  REQUIRE(byte_order_of(bytes) == (big_endian ? ByteOrder::big : ByteOrder::little));
  const BlockView block(bytes, big_endian ? ByteOrder::big : ByteOrder::little);
  const CacheHeader header = CacheHeader::decode(block);
  CHECK(header.type == block_type::transaction_data);
  CHECK(format_block_size(header.format) == size);
  CHECK(is_format_of(header.format, size));
  CHECK(format_byte(size) == header.format);
  CHECK(header.rdba == Rdba::of(4, 13171));
  CHECK(header.scn.value == 0x0001'1234'001c'c0f2);
  CHECK(header.sequence == 1);
  CHECK(cache_flags_text(header.flags) == "checksum");
  CHECK(is_whole(block));
  CHECK(tail(block) == 0xc0f20601);
  CHECK(checksum_residual(block) == 0);
  CHECK(required_checksum(block) == header.checksum);
}

TEST_CASE("format bytes of early releases hold no block size", "[datafile]") {
  CHECK_FALSE(format_block_size(0x01));
  CHECK_FALSE(format_block_size(0x02));
  CHECK_FALSE(format_block_size(0x00));
  CHECK_FALSE(format_block_size(0xa3));
  CHECK(is_format_of(0x02, 4096));
  CHECK_FALSE(is_format_of(0x00, 4096));
  CHECK_FALSE(is_format_of(0xa2, 4096));
}

TEST_CASE("a changed byte shows in the residual, and a new checksum heals it", "[datafile]") {
  const bool big_endian = GENERATE(false, true);
  const ByteOrder order = big_endian ? ByteOrder::big : ByteOrder::little;
  test::Buffer bytes = sample(8192, big_endian);
  bytes[8146] ^= 0x02;
  // At an even offset stands the high byte of a word on a big-endian platform.
  CHECK(checksum_residual(BlockView(bytes, order)) == (big_endian ? 0x0200 : 0x0002));
  store_checksum(bytes, order);
  CHECK(checksum_residual(BlockView(bytes, order)) == 0);
}

TEST_CASE("a block written in two pieces is not whole", "[datafile]") {
  test::Buffer bytes = sample(8192, false);
  bytes[14] = 0xff;
  CHECK_FALSE(is_whole(BlockView(bytes, ByteOrder::little)));
  CHECK_FALSE(byte_order_of(bytes));
}

TEST_CASE("a header that is cut off is refused with its offset", "[datafile]") {
  const test::Buffer bytes(10);
  CHECK_THROWS_AS(CacheHeader::decode(BlockView(bytes, ByteOrder::little)), Error);
  CHECK_FALSE(is_whole(BlockView(bytes, ByteOrder::little)));
  test::Buffer target(10);
  CHECK_THROWS_AS(put_number(target, ByteOrder::little, 8, 4, 1), Error);
}

TEST_CASE("block types have Oracle's names", "[datafile]") {
  CHECK(block_type_text(0x06) == "0x06 trans data");
  CHECK(block_type_text(0x0b) == "0x0b data file header");
  CHECK(block_type_text(0x10) == "0x10 data segment header, unlimited extents");
  CHECK(block_type_text(0x1d) == "0x1d KTFB bitmapped file space header");
  CHECK(block_type_text(0x20) == "0x20 first level bitmap block");
  CHECK(block_type_text(0x28) == "0x28 pagetable managed LOB block");
  CHECK(block_type_text(0x2f) == "0x2f unknown");
  CHECK(is_lob_block(0x1b));
  CHECK(is_undo_segment_header(0x26));
}
