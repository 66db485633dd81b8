// Datafiles carried to the other byte order and back.

#include <catch2/catch.hpp>

#include "src/base/bytes.hpp"
#include "tests/datafile/shapes.hpp"
#include "tests/support/program.hpp"

using namespace exhume;
using namespace exhume::test;

namespace {

const std::string to_big = " TO PLATFORM 'AIX-Based Systems (64-bit)'";
const std::string to_little = " TO PLATFORM 'Linux x86 64-bit'";

Run convert(const TemporaryFolder& folder, const std::string& arguments) {
  return run_program(folder, DBF_PROGRAM, "convert " + arguments);
}

// A file with one block of `type` behind the space header.
std::string file_with(std::uint8_t type, std::uint8_t flags = 4) {
  DatafileContent content{.block_size = 2048};
  content.blocks.push_back(BlockBuilder(2048, false, 0x1d, rdba(content, 2)).finish());
  content.blocks.push_back(
      BlockBuilder(2048, false, type, rdba(content, 3)).put(15, 1, flags).finish());
  return std::string(as_text(datafile(content)));
}

}  // namespace

TEST_CASE("a converted file is what the other platform would have written, and comes back") {
  FileShape shape = GENERATE(from_range(all_shapes()));
  INFO(describe(shape));
  const TemporaryFolder folder;
  const GeneratedDatafile file = generate_datafile(shape);
  folder.put("a.dbf", as_text(file.bytes));
  const std::string there = shape.big_endian ? to_little : to_big;
  const std::string back = shape.big_endian ? to_big : to_little;
  const Run run = convert(folder, "a.dbf" + there + " FORMAT b.dbf PARALLELISM 2");
  INFO(run.out << run.err);
  REQUIRE(run.status == 0);
  shape.big_endian = !shape.big_endian;
  CHECK(folder.get("b.dbf") == as_text(generate_datafile(shape).bytes));
  CHECK(convert(folder, "b.dbf" + back + " FORMAT c.dbf").status == 0);
  CHECK(folder.get("c.dbf") == as_text(file.bytes));
}

TEST_CASE("convert names files as RMAN does") {
  const TemporaryFolder folder;
  folder.put("users.dbf", as_text(generate_datafile({.block_size = 2048, .rows = 10}).bytes));
  CHECK(convert(folder, "DATAFILE users.dbf" + to_big + " format '%U'").status == 0);
  CHECK_FALSE(folder.get("data_D-TEST2_I-1012178674_TS-DATA_FNO-4_1").empty());
  CHECK(convert(folder, "users.dbf" + to_big + " DB_FILE_NAME_CONVERT = users,aix").status == 0);
  CHECK_FALSE(folder.get("aix.dbf").empty());
  CHECK(convert(folder, "users.dbf --to-platform 6 --format 'x-%N-%f'").status == 0);
  CHECK_FALSE(folder.get("x-DATA-4").empty());

  const auto refuses = [&folder](const std::string& arguments, const std::string& words) {
    const Run run = convert(folder, arguments);
    CHECK(run.status == 1);
    CHECK_THAT(run.err, Catch::Contains(words));
  };
  refuses("users.dbf" + to_big + " FORMAT aix.dbf", "exists already");
  refuses("users.dbf" + to_big, "say what to call the converted files");
  refuses("users.dbf TO PLATFORM Amiga FORMAT x", "there is no platform 'Amiga'");
  refuses("users.dbf FROM PLATFORM 'HP-UX (64-bit)' FORMAT x", "is little-endian, but");
  refuses("users.dbf TO AIX", "TO must be followed by PLATFORM");
  refuses("users.dbf" + to_big + " FORMAT %q", "%q is no element of FORMAT");
  refuses("users.dbf DB_FILE_NAME_CONVERT a,b,c", "needs pairs");
  refuses("users.dbf DB_FILE_NAME_CONVERT a,b", "does not change");
  refuses("users.dbf FORMAT x PARALLELISM many", "PARALLELISM many is none");
}

TEST_CASE("what cannot be converted stops it, unless it is to be copied") {
  const TemporaryFolder folder;
  const auto stops = [&folder](const std::string& content, const std::string& words) {
    folder.put("x.dbf", content);
    const Run run = convert(folder, "x.dbf" + to_big + " FORMAT y.dbf");
    CHECK(run.status == 1);
    CHECK_THAT(run.err, Catch::Contains("EXH-00302: block 3, 0x01000003 (file 4, block 3): ") &&
                            Catch::Contains(words));
    CHECK(folder.get("y.dbf").empty());
    const Run dry = convert(folder, "x.dbf" + to_big + " --dry-run");
    CHECK(dry.status == 2);
    CHECK_THAT(dry.out, Catch::Contains("cannot be converted"));
  };
  stops(file_with(0x02), "0x02 KTU undo block: undo cannot be carried");
  stops(file_with(0x08), "0x08 sort key: its layout is unknown");
  stops(file_with(0x06, 0x14), "its content is encrypted");
  std::string damaged = file_with(0x00);
  damaged[3 * 2048 + 100] ^= 1;
  stops(damaged, "the block is damaged: bad checksum");

  folder.put("x.dbf", file_with(0x08));
  CHECK(convert(folder, "x.dbf" + to_big + " FORMAT y.dbf --copy-unknown").status == 2);
  CHECK(folder.get("y.dbf").substr(3 * 2048) == file_with(0x08).substr(3 * 2048));
  CHECK(convert(folder, "x.dbf" + to_little + " FORMAT z.dbf").status == 0);
  CHECK(folder.get("z.dbf") == folder.get("x.dbf"));
  folder.put("short.dbf", file_with(0x00).substr(0, 4 * 2048 - 7));
  CHECK_THAT(convert(folder, "short.dbf" + to_big + " FORMAT s").err,
             Catch::Contains("the last block is cut off"));
}

TEST_CASE("a killed dbf convert leaves the whole file or none") {
  const TemporaryFolder folder;
  folder.put("sample.dbf", as_text(generate_datafile({.rows = 4000}).bytes));
  const Run run = run_program(folder, KILL_CONVERT_TEST, DBF_PROGRAM " \"$PWD\"/sample.dbf 10");
  INFO(run.out << run.err);
  CHECK(run.status == 0);
}
