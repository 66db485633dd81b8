// Published changes of published headers, made as dbf set makes them.

#include "formats/datafile/file_header.hpp"
#include "src/base/error.hpp"
#include "src/patch/plan.hpp"
#include "tests/corpus/published_blocks.hpp"

using namespace exhume;
using namespace exhume::patch;
using namespace exhume::test;

namespace {

constexpr const char* bigfile_header = "t13_11204_bigfile_fh_TEST_01.bin";

Plan plan_for(const std::string& name, const Request& request) {
  return make_plan(datafile::BlockFile(published_blocks / name), request);
}

}  // namespace

TEST_CASE("three published changes give the published residual and checksum") {
  const auto request = GENERATE(
      Request{.raw = {{1, 484, {0x13, 0x3a}}, {1, 492, {0xbd, 0xa2}}, {1, 500, {0x92, 0x02}}}},
      Request{.fields = {{"checkpoint_scn", "0x323a13"},
                         {"checkpoint_time", "0x3791a2bd"},
                         {"log_sequence", "658"}}});
  const Plan plan = plan_for(bigfile_header, request);
  REQUIRE(plan.blocks.size() == 1);
  CHECK(plan.objections.empty());
  Buffer bytes = plan.blocks[0].after;
  CHECK(datafile::CacheHeader::decode(little(bytes)).checksum == 0x8d71);
  CHECK(datafile::checksum_residual(little(bytes)) == 0);
  bytes[16] = 0x31;
  bytes[17] = 0x83;
  CHECK(datafile::checksum_residual(little(bytes)) == 0xe40);
}

TEST_CASE("undocumented bytes of a real header stay") {
  const Plan plan = plan_for(bigfile_header, {.fields = {{"dbid", "1"}}});
  const BlockChange& block = plan.blocks.at(0);
  CHECK(std::equal(block.before.begin() + 32, block.before.end(), block.after.begin() + 32));
}

TEST_CASE("a header that was published in part is never changed") {
  CHECK_THROWS_AS(
      plan_for("t00_seed004_9ilayout_fh_4k_first304.bin", {.clean = true, .force = true}), Error);
}
