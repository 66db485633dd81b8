// Blocks of random bytes, cut off anywhere: every view gives values or throws Error.

#include <catch2/catch.hpp>
#include <random>

#include "formats/datafile/bitmap_block.hpp"
#include "formats/datafile/block_object.hpp"
#include "formats/datafile/block_type.hpp"
#include "formats/datafile/cache_header.hpp"
#include "formats/datafile/data_block.hpp"
#include "formats/datafile/file_header.hpp"
#include "formats/datafile/index_block.hpp"
#include "formats/datafile/os_header.hpp"
#include "formats/datafile/segment_header.hpp"
#include "formats/datafile/space.hpp"
#include "src/base/error.hpp"
#include "tests/support/block_builder.hpp"

using namespace exhume;
using namespace exhume::datafile;

namespace {

// Runs `read`; true when it came back without an Error. Anything else fails the test.
template <typename Read>
bool survives(Read read) {
  try {
    read();
    return true;
  } catch (const Error&) {
    return false;
  }
}

std::size_t read_everything(const BlockView& block) {
  std::size_t read = 0;
  const auto count = [&read](auto body) { read += survives(body) ? 1 : 0; };
  count([&] { CacheHeader::decode(block); });
  count([&] { checksum_residual(block); });
  count([&] { static_cast<void>(is_whole(block)); });
  count([&] { static_cast<void>(OsHeader::decode(block.all())); });
  count([&] {
    const FileHeader header(block);
    for (const Field& field : header_fields(header.layout())) field_text(block, field);
    header.tablespace_name();
  });
  count([&] { SpaceHeader::decode(block); });
  count([&] {
    const SpaceBitmap map(block);
    for (std::size_t bit = 0; bit < map.bits(); bit += 997) static_cast<void>(map.is_used(bit));
  });
  count([&] { SegmentHeader::decode(block); });
  count([&] { decode_extent_map(block); });
  count([&] { BitmapLevel1::decode(block); });
  count([&] { object_of(block); });
  count([&] {
    const DataBlock data(block);
    for (std::size_t slot = 0; slot < data.slots(); ++slot) {
      survives([&] { data.row(slot); });
      static_cast<void>(data.table_of(slot));
    }
    check_data_block(data);
  });
  count([&] {
    const IndexBlock index(block);
    for (std::size_t i = 0; i < index.rows(); ++i) survives([&] { index.row(i); });
  });
  return read;
}

}  // namespace

TEST_CASE("random bytes never break a view of a block", "[datafile]") {
  std::mt19937 random(20081104);
  const auto byte = [&random] { return static_cast<std::uint8_t>(random()); };
  const auto types = {0x00, 0x06, 0x0b, 0x10, 0x12, 0x1d, 0x1e, 0x20, 0x21, 0x23};
  std::size_t read = 0;
  for (int round = 0; round < 40; ++round) {
    for (const int type : types) {
      test::Buffer bytes(round % 2 == 0 ? 2048 : 8192);
      for (std::uint8_t& value : bytes) value = round % 4 < 2 || byte() < 16 ? byte() : 0;
      bytes[0] = static_cast<std::uint8_t>(type);
      bytes[1] = format_byte(bytes.size());
      bytes[20] = round % 3 == 0 ? 1 : 2;
      bytes[37] = 0;
      bytes[36] = byte() % 8;
      for (const auto order : {ByteOrder::little, ByteOrder::big}) {
        read += read_everything(BlockView(bytes, order));
      }
    }
  }
  CHECK(read > 0);
}

TEST_CASE("a block cut off anywhere never breaks a view of it", "[datafile]") {
  test::BlockBuilder builder(2048, false, 0x06, 0x01000005);
  test::put_rows(builder, {.rows = {test::row({test::text("SMITH"), std::nullopt})}});
  const test::Buffer data = builder.finish();
  const test::Buffer header = test::file_header({.block_size = 2048});
  for (std::size_t size = 0; size < 2048; ++size) {
    read_everything(BlockView(Bytes(data).first(size), ByteOrder::little));
    read_everything(BlockView(Bytes(header).first(size), ByteOrder::little));
  }
  CHECK(read_everything(BlockView(data, ByteOrder::little)) > 3);
}
