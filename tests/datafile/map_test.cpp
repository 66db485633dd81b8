// The block map of generated datafiles.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "src/base/bytes.hpp"
#include "src/datafile/block_map.hpp"
#include "tests/datafile/shapes.hpp"
#include "tests/support/program.hpp"

using namespace exhume;
using namespace exhume::test;

TEST_CASE("the map has every block as it was generated") {
  const GeneratedDatafile file = generate_datafile(GENERATE(from_range(all_shapes())));
  INFO(describe(file.shape));
  const TemporaryFolder folder;
  folder.put("x.dbf", as_text(file.bytes));
  std::vector<datafile::MappedBlock> blocks;
  datafile::map_blocks(datafile::BlockFile(folder / "x.dbf"),
                       [&blocks](const datafile::MappedBlock& block) { blocks.push_back(block); });
  REQUIRE(blocks.size() == file.blocks.size() - 1);
  std::size_t wrong = 0;
  for (const datafile::MappedBlock& block : blocks) {
    const BlockTruth& truth = file.blocks.at(block.number);
    const bool is_index = block.use == datafile::BlockUse::index;
    if (block.type != truth.type || block.object.value_or(0) != truth.object ||
        block.scn.value != truth.scn || is_index != truth.is_index || block.is_damaged()) {
      ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("dbf map lists and draws") {
  const GeneratedDatafile file = generate_datafile({.block_size = 2048, .rows = 60});
  const TemporaryFolder folder;
  Buffer bytes = file.bytes;
  bytes[47 * 2048 + 1000] ^= 1;
  folder.put("good.dbf", as_text(file.bytes));
  folder.put("bad.dbf", as_text(bytes));
  const auto dbf = [&folder](const std::string& arguments) {
    return run_program(folder, DBF_PROGRAM, arguments);
  };
  const Run list = dbf("map bad.dbf");
  CHECK(list.status == 2);
  CHECK_THAT(list.out, Catch::Contains("53-56  0x00 empty"));
  CHECK_THAT(list.out, Catch::Contains("checksum  ! bad checksum\n"));

  const Run json = dbf("map good.dbf --json");
  CHECK(json.status == 0);
  const auto blocks = nlohmann::json::parse(json.out)["blocks"];
  CHECK(blocks.size() == file.blocks.size() - 1);
  CHECK(blocks[36]["object"] == first_table_object);
  CHECK(blocks[36]["use"] == "table or cluster");

  const Run drawn = dbf("map bad.dbf --picture --svg map.svg --png map.png");
  CHECK(drawn.status == 2);
  CHECK_THAT(drawn.out, Catch::Contains("        65  ssssTTTT"));
  CHECK_THAT(drawn.out, Catch::Contains("X  damaged                         1   0.9%"));
  CHECK_THAT(folder.get("map.svg"), Catch::StartsWith("<svg ") && Catch::EndsWith("</svg>\n") &&
                                        Catch::Contains("fill=\"#d7191c\""));
  folder.put("a&<b.dbf", as_text(file.bytes));
  CHECK(dbf("map 'a&<b.dbf' --svg named.svg").status == 0);
  CHECK_THAT(folder.get("named.svg"), Catch::Contains(">a&amp;&lt;b.dbf</text>"));
  CHECK_THAT(folder.get("map.png"), Catch::StartsWith("\x89PNG") && Catch::Contains("IEND"));
  CHECK_THAT(dbf("map good.dbf --picture --by object").out,
             Catch::Contains("A  object 52885") && Catch::Contains("no object"));
  CHECK_THAT(dbf("map bad.dbf --picture --by damage").out, Catch::Contains("C  bad checksum"));
  CHECK(dbf("map good.dbf --by colour").status == 1);
}
