#include "src/datafile/info.hpp"

#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "src/datafile/describe.hpp"
#include "src/datafile/guess_types.hpp"
#include "tests/support/block_builder.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace exhume;
using namespace exhume::datafile;
using test::text;

namespace {

FileInfo info_of(const test::TemporaryFolder& folder, const std::string& name,
                 const test::Buffer& bytes) {
  return read_info(BlockFile(folder.put(name, as_text(bytes))));
}

bool has_remark(const FileInfo& info, const std::string& part) {
  return std::ranges::any_of(info.remarks, [&](const std::string& remark) {
    return remark.find(part) != std::string::npos;
  });
}

}  // namespace

TEST_CASE("a clean header has no remarks", "[datafile]") {
  const test::TemporaryFolder folder;
  const FileInfo info = info_of(folder, "users01.dbf", test::datafile({}));
  CHECK(info.remarks.empty());
  CHECK(info.blocks == 1);
  CHECK(info.header().tablespace_name() == "DATA");
}

TEST_CASE("what is odd about a header is remarked", "[datafile]") {
  const test::TemporaryFolder folder;
  test::Buffer bytes = test::datafile({.status = 0x0004});
  bytes[8192 + 600] ^= 1;
  bytes.insert(bytes.end(), 300, 0);
  const FileInfo info = info_of(folder, "a", bytes);
  CHECK(has_remark(info, "not closed cleanly: online fuzzy"));
  CHECK(has_remark(info, "checksum of the header block"));
  CHECK(has_remark(info, "ends with 300 bytes"));

  bytes = test::datafile({});
  bytes[8192 + 14] = 9;
  CHECK(has_remark(info_of(folder, "b", bytes), "not written in one piece"));

  bytes = test::datafile({});
  bytes.resize(8192 + 400);
  CHECK(has_remark(info_of(folder, "c", bytes), "cut off: 400 of 8192"));

  bytes = test::datafile({.blocks = {test::Buffer(8192)}});
  bytes.resize(2 * 8192);
  CHECK(has_remark(info_of(folder, "d", bytes), "says 2 blocks, the file has 1"));
}

TEST_CASE("a file without its header is refused", "[datafile]") {
  const test::TemporaryFolder folder;
  CHECK_THROWS_AS(info_of(folder, "piece", test::BlockBuilder(8192, false, 0x06, 77).finish()),
                  Error);
}

TEST_CASE("files that do not belong together are found out", "[datafile]") {
  const test::TemporaryFolder folder;
  const std::vector files{
      info_of(folder, "a", test::datafile({})),
      info_of(folder, "b", test::datafile({.checkpoint_scn = 0x20000})),
      info_of(folder, "c", test::datafile({.status = 0x0004, .database_id = 7}))};
  const auto found = disagreements(files);
  REQUIRE(found.size() == 3);
  CHECK(found[0].field == "database id");
  CHECK(found[1].field == "checkpoint SCN");
  REQUIRE(found[1].values.size() == 2);
  CHECK(found[1].values[0].first == "0x0000.00010000 (65536)");
  CHECK(found[1].values[0].second.size() == 2);
  CHECK(found[1].values[1].second == std::vector<std::string>{files[1].name});
  CHECK(found[2].field == "fuzziness");
  CHECK(disagreements(std::span(files).first(1)).empty());
}

TEST_CASE("descriptions give each field with its place", "[datafile]") {
  test::BlockBuilder builder(8192, false, 0x06, 0x01003373);
  test::put_rows(builder, {.rows = {test::row({text("SMITH"), std::nullopt})}});
  builder.put(4000, 2, 0xbeef);
  const test::Buffer bytes = builder.finish();
  const BlockDescription description = describe_block({bytes, ByteOrder::little});
  CHECK(description.title == "0x06 trans data, of a table");
  CHECK(description.problems.empty());
  const auto value_at = [&](std::size_t offset) {
    const auto found = std::ranges::find(description.fields, offset, &DescribedField::offset);
    return found == description.fields.end() ? "" : found->value;
  };
  CHECK(value_at(4) == "0x01003373 (file 4, block 13171)");
  CHECK(value_at(24) == "1000");
  CHECK(value_at(4000) == "efbe");
  CHECK(value_at(8188 - 10) == "--H-FL-- lb 0 cc 2: 534d495448 | NULL");
}

TEST_CASE("damage is described as far as it can be read", "[datafile]") {
  const test::Buffer header = test::file_header({});
  const auto cut = describe_block({Bytes(header).first(304), ByteOrder::little});
  CHECK(cut.fields.size() > 20);
  CHECK(cut.problems.size() == 2);
  CHECK(describe_block({Bytes(), ByteOrder::little}).title == "nothing but zeros");
  const test::Buffer zeros(8192);
  CHECK(describe_block({zeros, ByteOrder::little}).title == "nothing but zeros");
}

TEST_CASE("types are guessed only as surely as values allow", "[datafile]") {
  ColumnGuesser column;
  CHECK(column.guess().values == 0);
  column.add(test::Buffer{0xc1, 0x02});
  CHECK(column.guess().type == types::TypeCode::number);
  CHECK(column.guess().sureness == Sureness::likely);
  column.add(test::Buffer{0xc2, 0x02});
  column.add(test::Buffer{0x80});
  CHECK(column.guess().type == types::TypeCode::number);
  column.add(text("no number"));
  CHECK(column.guess().sureness == Sureness::guess);
  CHECK(column.guess().fitting == 3);
  CHECK(column.guess().values == 4);

  ColumnGuesser raw;
  raw.add(test::Buffer{0x00, 0x01, 0x02});
  CHECK(raw.guess().type == types::TypeCode::raw);
  CHECK(raw.guess().sureness == Sureness::guess);
}

TEST_CASE("values are shown by their type, and as hex when they are not of it", "[datafile]") {
  const test::Buffer number{0xc2, 0x4a, 0x46};
  CHECK(value_text(types::TypeCode::number, Bytes(number)) == "7369");
  CHECK(value_text(types::TypeCode::date, Bytes(number)) == "0xc24a46");
  CHECK(value_text(types::TypeCode::raw, Bytes(number)) == "0xc24a46");
  const test::Buffer name = text("M\xfcller");
  CHECK(value_text(types::TypeCode::varchar2, Bytes(name)) == "M\\xfcller");
  CHECK(value_text(types::TypeCode::varchar2, std::nullopt) == "NULL");
}
