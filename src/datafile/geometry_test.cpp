#include "src/datafile/geometry.hpp"

#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "src/datafile/block_file.hpp"
#include "tests/support/block_builder.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace exhume;
using namespace exhume::datafile;

namespace {

std::optional<Geometry> geometry_of(const test::Buffer& bytes,
                                    std::optional<std::size_t> block_size = std::nullopt) {
  return find_geometry(Bytes(bytes).first(std::min(bytes.size(), geometry_window)), block_size);
}

test::DatafileContent content(std::size_t block_size, bool big_endian, bool since_10) {
  test::DatafileContent content{
      .block_size = block_size, .big_endian = big_endian, .since_10 = since_10};
  std::optional<std::uint8_t> format;
  if (!since_10) format = 0x02;
  for (std::uint32_t number = 2; number < 5; ++number) {
    content.blocks.push_back(
        test::BlockBuilder(block_size, big_endian, 0x1e, test::rdba(content, number), format)
            .finish());
  }
  return content;
}

test::Buffer without_front(test::Buffer bytes, std::size_t count) {
  bytes.erase(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
  return bytes;
}

}  // namespace

TEST_CASE("block 0, header or blocks tell how a file is divided", "[datafile]") {
  const std::size_t size = GENERATE(2048, 4096, 8192, 16384, 32768);
  const bool big_endian = GENERATE(false, true);
  const bool since_10 = GENERATE(false, true);
  const test::Buffer whole = test::datafile(content(size, big_endian, since_10));
  const ByteOrder order = big_endian ? ByteOrder::big : ByteOrder::little;

  const auto first = geometry_of(whole);
  REQUIRE(first);
  CHECK(first->source == Geometry::Source::block_0);
  CHECK(first->block_size == size);
  CHECK(first->order == order);
  CHECK(first->start == 0);
  CHECK(first->first_block == 0);

  const auto second = geometry_of(without_front(whole, size));
  REQUIRE(second);
  CHECK(second->source == Geometry::Source::file_header);
  CHECK(second->block_size == size);
  CHECK(second->order == order);
  CHECK(second->start == 0);
  CHECK(second->first_block == 1);

  const auto third = geometry_of(without_front(whole, 2 * size));
  REQUIRE(third);
  CHECK(third->source == Geometry::Source::blocks);
  CHECK(third->block_size == size);
  CHECK(third->order == order);
  CHECK(third->first_block == 2);
}

TEST_CASE("what stands before block 0 on raw devices is passed over", "[datafile]") {
  const std::size_t front = GENERATE(512, 4096, 65536);
  test::Buffer bytes(front);
  test::put(bytes, test::datafile(content(8192, true, true)));
  const auto found = geometry_of(bytes);
  REQUIRE(found);
  CHECK(found->source == Geometry::Source::block_0);
  CHECK(found->start == front);
}

TEST_CASE("a lost block 0 does not hide the header", "[datafile]") {
  test::Buffer bytes = test::datafile(content(4096, false, true));
  std::fill_n(bytes.begin(), 4096, std::uint8_t{0});
  const auto found = geometry_of(bytes);
  REQUIRE(found);
  CHECK(found->source == Geometry::Source::file_header);
  CHECK(found->start == 0);
  CHECK(found->first_block == 0);
}

TEST_CASE("a single damaged block is read by its format byte", "[datafile]") {
  test::Buffer bytes = test::BlockBuilder(8192, false, 0x06, 0x01003373).finish();
  bytes[14] = 0xff;
  const auto found = geometry_of(bytes);
  REQUIRE(found);
  CHECK(found->block_size == 8192);
  CHECK(found->first_block == 13171);
}

TEST_CASE("the user's block size counts where the bytes say nothing", "[datafile]") {
  const test::Buffer bytes(65536, 0x55);
  CHECK_FALSE(geometry_of(bytes));
  REQUIRE(geometry_of(bytes, 4096));
  CHECK(geometry_of(bytes, 4096)->source == Geometry::Source::user);
}

TEST_CASE("files of another kind are named", "[datafile]") {
  test::Buffer dbase{0x03, 104, 11, 20, 2, 0, 0, 0, 65, 0, 11, 0};
  dbase.resize(4096, ' ');
  CHECK_FALSE(geometry_of(dbase));
  CHECK(describe_other_file(dbase).starts_with("a dBase table"));
  CHECK(describe_other_file(as_bytes("-- SQL\nSELECT 1;\n")).starts_with("a text file"));
  CHECK(describe_other_file({}).starts_with("an empty file"));
}

TEST_CASE("files give their blocks, the last of them perhaps incomplete", "[datafile]") {
  const test::TemporaryFolder folder;
  test::Buffer bytes = test::datafile(content(2048, false, true));
  bytes.erase(bytes.end() - 100, bytes.end());
  const BlockFile file(folder.put("users01.dbf", as_text(bytes)));
  CHECK(file.end_block() == 4);
  CHECK(file.left_over() == 1948);
  CHECK(file.block(1)[0] == 0x0b);
  CHECK(file.block(4).size() == 1948);
  CHECK_THROWS_AS(file.block(5), Error);
}

TEST_CASE("what cannot be read as a datafile is refused with its reason", "[datafile]") {
  const test::TemporaryFolder folder;
  const auto code_of = [](const std::string& path, std::optional<std::size_t> size) {
    try {
      const BlockFile file(path, size);
    } catch (const Error& error) {
      return error.code();
    }
    return Code::not_translated;
  };
  const test::Buffer bytes = test::datafile(content(2048, false, true));
  const std::string good = folder.put("users01.dbf", as_text(bytes));
  CHECK(code_of(folder / "missing", std::nullopt) == Code::imp_cannot_open_file);
  CHECK(code_of(folder / ".", std::nullopt) == Code::imp_cannot_open_file);
  CHECK(code_of(folder.put("text", "hello\n"), std::nullopt) == Code::file_is_something_else);
  CHECK(code_of(good, 4096) == Code::imp_bad_parameter);
  CHECK(code_of(good, 1000) == Code::imp_bad_parameter);
  CHECK(code_of(good, 2048) == Code::not_translated);
}
