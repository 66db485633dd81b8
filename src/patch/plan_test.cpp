#include "src/patch/plan.hpp"

#include <catch2/catch.hpp>

#include "formats/datafile/cache_header.hpp"
#include "formats/datafile/file_header.hpp"
#include "src/base/error.hpp"
#include "tests/support/block_builder.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace exhume;
using namespace exhume::patch;
using datafile::BlockView;
using datafile::ByteOrder;
using datafile::CacheHeader;
using datafile::FileHeader;

namespace {

constexpr std::size_t block_size = 4096;

ByteOrder order_of(const test::DatafileContent& content) {
  return content.big_endian ? ByteOrder::big : ByteOrder::little;
}

Plan plan_for_bytes(const test::Buffer& bytes, const Request& request) {
  const test::TemporaryFolder folder;
  const datafile::BlockFile file(folder.put("users01.dbf", as_text(bytes)));
  return make_plan(file, request);
}

Plan plan_for(const test::DatafileContent& content, const Request& request) {
  return plan_for_bytes(test::datafile(content), request);
}

// Offsets of the bytes that differ.
std::vector<std::size_t> changed(const BlockChange& block) {
  std::vector<std::size_t> out;
  for (std::size_t at = 0; at < block.before.size(); ++at) {
    if (block.before[at] != block.after[at]) out.push_back(at);
  }
  return out;
}

bool has_belief(const Plan& plan, const std::string& part) {
  return std::ranges::any_of(
      plan.beliefs, [&](const std::string& belief) { return belief.find(part) != belief.npos; });
}

}  // namespace

TEST_CASE("only the bytes of a field and the checksum change", "[patch]") {
  test::DatafileContent content{.block_size = block_size, .status = 0x2004};
  content.big_endian = GENERATE(false, true);
  content.since_10 = GENERATE(false, true);
  const Plan plan = plan_for(content, {.clean = true});
  REQUIRE(plan.blocks.size() == 1);
  const BlockChange& block = plan.blocks[0];
  CHECK(block.number == 1);
  CHECK(block.at == block_size);
  const BlockView after(block.after, order_of(content));
  CHECK(FileHeader(after).status() == 0x2000);
  CHECK(checksum_residual(after) == 0);
  CHECK(is_whole(after));
  const std::size_t low = content.big_endian ? 1 : 0;
  CHECK(changed(block) == std::vector<std::size_t>{16 + low, 138 + low});
  REQUIRE(plan.fields.size() == 2);
  CHECK(plan.fields[1].name == "kcvfhsta");
  CHECK(plan.fields[1].after == "0x2000 root dba valid");
  CHECK(has_belief(plan, "closed cleanly at SCN 65536"));
}

TEST_CASE("every known field can be set in both layouts and byte orders", "[patch]") {
  test::DatafileContent content{.block_size = block_size};
  content.big_endian = GENERATE(false, true);
  content.since_10 = GENERATE(false, true);
  const Plan plan = plan_for(content, {.fields = {{"dbid", "7"},
                                                  {"db_name", "OTHER"},
                                                  {"fno", "9"},
                                                  {"rfn", "9"},
                                                  {"tsn", "12"},
                                                  {"ts_name", "RESCUED"},
                                                  {"resetlogs_scn", "0x1b.466af818"},
                                                  {"checkpoint_scn", "117224173772"},
                                                  {"checkpoint_time", "2008-11-04 15:03:26"},
                                                  {"log_sequence", "648"}}});
  REQUIRE(plan.blocks.size() == 1);
  const BlockView block(plan.blocks[0].after, order_of(content));
  const FileHeader header(block);
  CHECK(header.database_id() == 7);
  CHECK(header.database_name() == "OTHER");
  CHECK(header.file_number() == 9);
  CHECK(header.relative_file_number() == 9);
  CHECK(CacheHeader::decode(block).rdba == datafile::Rdba::of(9, 1));
  CHECK(header.tablespace_number() == 12);
  CHECK(header.tablespace_name() == "RESCUED");
  CHECK(header.resetlogs_scn().value == 117145532440);
  CHECK(header.checkpoint_scn().value == 117224173772);
  CHECK(to_string(header.checkpoint_time()) == "2008-11-04 15:03:26");
  CHECK(header.checkpoint_redo().sequence == 648);
  CHECK(checksum_residual(block) == 0);
  for (const char* const belief : {"database OTHER, id 7", "incarnation", "new number and name",
                                   "names relative file 4", "calls it file 9", "up to SCN"}) {
    INFO(belief);
    CHECK(has_belief(plan, belief));
  }
}

TEST_CASE("upper SCN bits are written from 12.2 on, and refused before", "[patch]") {
  const Request request{.fields = {{"checkpoint_scn", "0x5001b.4b1af0cc"}}};
  const Plan plan = plan_for({.block_size = block_size, .compatibility = 0x0c200000}, request);
  const FileHeader header(BlockView(plan.blocks.at(0).after, ByteOrder::little));
  CHECK(header.checkpoint_scn().value == 0x5001b'4b1af0cc);
  CHECK_THROWS_AS(plan_for({.block_size = block_size}, request), Error);

  test::DatafileContent wide{.block_size = block_size, .compatibility = 0x0c200000};
  wide.checkpoint_scn = 0x0005'0000'0000'0001;
  const Plan narrowed = plan_for(wide, {.fields = {{"checkpoint_scn", "1"}}});
  const FileHeader after(BlockView(narrowed.blocks.at(0).after, ByteOrder::little));
  CHECK(after.checkpoint_scn().value == 1);
}

TEST_CASE("the checkpoint is raised above the highest block, and only raised", "[patch]") {
  test::DatafileContent content{.block_size = block_size};
  content.blocks = {test::BlockBuilder(block_size, false, 0x06, test::rdba(content, 2))
                        .scn(0x1b'4b1af0bf)
                        .finish()};
  const Plan plan = plan_for(content, {.scn_above_highest = true});
  const FileHeader header(BlockView(plan.blocks.at(0).after, ByteOrder::little));
  CHECK(header.checkpoint_scn().value == 0x1b'4b1af0c0);
  content.checkpoint_scn = 0x1b'4b1af0cc;
  CHECK(plan_for(content, {.scn_above_highest = true}).blocks.empty());
}

TEST_CASE("a checksum is made right only on demand, and switched on with it", "[patch]") {
  test::Buffer bytes = test::datafile({.block_size = block_size});
  bytes[block_size + 700] ^= 0x40;
  CHECK_THROWS_AS(plan_for_bytes(bytes, {.clean = true}), Error);
  const Plan plan = plan_for_bytes(bytes, {.checksum = true});
  CHECK(checksum_residual(BlockView(plan.blocks.at(0).after, ByteOrder::little)) == 0);

  bytes[block_size + 15] = 0x01;
  const Plan off = plan_for_bytes(bytes, {.fields = {{"dbid", "7"}}});
  CHECK(changed(off.blocks.at(0)) == std::vector<std::size_t>{28, 29, 30, 31});
  const Plan on = plan_for_bytes(bytes, {.checksum = true});
  const BlockView after(on.blocks.at(0).after, ByteOrder::little);
  CHECK(after.u8(15) == 0x05);
  CHECK(checksum_residual(after) == 0);
}

TEST_CASE("raw bytes stay as they are given, and move tail and checksum", "[patch]") {
  const test::Buffer bytes = test::datafile({.block_size = block_size, .status = 4});
  const Plan plan = plan_for_bytes(bytes, {.raw = {{1, 2000, {0xab, 0xcd}}, {1, 14, {0x07}}}});
  const BlockView after(plan.blocks.at(0).after, ByteOrder::little);
  CHECK(after.u16(2000) == 0xcdab);
  CHECK(is_whole(after));
  CHECK(checksum_residual(after) == 0);
  CHECK(after.u8(block_size - 4) == 0x07);

  // The edit of the article: flag 04 off, checksum and status zero.
  const Plan article =
      plan_for_bytes(bytes, {.raw = {{1, 15, {0x01}}, {1, 16, {0, 0}}, {1, 138, {0}}}});
  CHECK(changed(article.blocks.at(0)) == std::vector<std::size_t>{15, 16, 17, 138});
  CHECK(has_belief(article, "closed cleanly"));

  const Plan wrong = plan_for_bytes(bytes, {.raw = {{1, 16, {0, 0}}}});
  CHECK(has_belief(wrong, "will call block 1 corrupt"));
}

TEST_CASE("a header that is not recognised is refused unless forced", "[patch]") {
  test::Buffer bytes = test::datafile({.block_size = block_size});
  const Request request{.fields = {{"dbid", "7"}}};
  SECTION("of another type of file") {
    bytes[block_size + 54] = 5;
  }
  SECTION("with another address") {
    bytes[block_size + 4] = 2;
  }
  SECTION("of an unknown version") {
    bytes[block_size + 27] = 0x30;
  }
  SECTION("without tablespace name") {
    bytes[block_size + 336] = 0;
  }
  SECTION("not written in one piece") {
    bytes[2 * block_size - 4] = 9;
  }
  SECTION("with other bytes") {
    bytes[block_size + 700] = 9;
  }
  CHECK_THROWS_AS(plan_for_bytes(bytes, request), Error);
  const Plan plan = plan_for_bytes(bytes, {.fields = request.fields, .force = true});
  CHECK_FALSE(plan.objections.empty());
  CHECK(FileHeader(BlockView(plan.blocks.at(0).after, ByteOrder::little)).database_id() == 7);
}

TEST_CASE("an uncertain field is never written, forced or not", "[patch]") {
  const Request request{.fields = {{"previous_resetlogs_scn", "7"}}, .force = true};
  CHECK_THROWS_AS(plan_for({.block_size = block_size, .since_10 = false}, request), Error);
  CHECK(plan_for({.block_size = block_size}, request).blocks.size() == 1);
  CHECK_THROWS_AS(
      plan_for({.block_size = block_size, .since_10 = false}, {.fields = {{"kcvfhprfs", "1"}}}),
      Error);
}

TEST_CASE("what cannot be is refused", "[patch]") {
  const auto request =
      GENERATE(Request{.fields = {{"rfn", "0"}}}, Request{.fields = {{"rfn", "1024"}}},
               Request{.fields = {{"ts_name", ""}}}, Request{.fields = {{"db_name", "NINECHARS"}}},
               Request{.fields = {{"nonsense", "1"}}}, Request{.fields = {{"kcvfhxcd", "00"}}},
               Request{.raw = {{1, block_size - 1, {0, 0}}}}, Request{.raw = {{99, 0, {0}}}});
  CHECK_THROWS_AS(plan_for({.block_size = block_size}, request), Error);
  CHECK_THROWS_AS(plan_for({.block_size = block_size, .bigfile = true}, {.fields = {{"rfn", "4"}}}),
                  Error);
}

TEST_CASE("a field that already has its value changes nothing", "[patch]") {
  CHECK(plan_for({.block_size = block_size}, {.fields = {{"status", "clean"}}}).blocks.empty());
  CHECK(Request{}.is_empty());
}
