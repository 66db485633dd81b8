// dbf set and dbf undo as a user runs them.

#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "src/base/bytes.hpp"
#include "tests/support/block_builder.hpp"
#include "tests/support/program.hpp"

using namespace exhume;
using namespace exhume::test;

namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int warned = 2;

Run dbf(const TemporaryFolder& folder, const std::string& arguments) {
  return run_program(folder, DBF_PROGRAM, arguments);
}

// A file that was open when its database died, with a block newer than its checkpoint.
std::string fuzzy_file() {
  DatafileContent content{.block_size = 4096, .checkpoint_scn = 0x1b'4b1af0cc, .status = 0x0004};
  content.blocks = {BlockBuilder(4096, false, 0x1d, rdba(content, 2)).finish(),
                    BlockBuilder(4096, false, 0x06, rdba(content, 3)).scn(0x1b'4b1af0ff).finish()};
  return std::string(as_text(datafile(content)));
}

}  // namespace

TEST_CASE("dbf set shows first, writes on demand, and dbf undo takes back") {
  const TemporaryFolder folder;
  const std::string original = fuzzy_file();
  folder.put("users01.dbf", original);
  const std::string change = "set users01.dbf --clean --scn-above-highest";

  const Run shown = dbf(folder, change);
  CHECK(shown.status == done);
  CHECK_THAT(shown.out, Catch::StartsWith("block 1, at byte 4096\n"));
  CHECK_THAT(shown.out, Catch::Contains("kcvfhsta (status)") &&
                            Catch::Contains("0x0004 online fuzzy -> 0x0000 clean") &&
                            Catch::Contains("0x001b.4b1af0cc (117224173772) -> "
                                            "0x001b.4b1af100 (117224173824)") &&
                            Catch::Contains("   138  04 -> 00\n") &&
                            Catch::Contains("! Oracle will believe") &&
                            Catch::EndsWith("Nothing was written; --write does it.\n"));
  CHECK(folder.get("users01.dbf") == original);

  CHECK(dbf(folder, change + " --write").status == done);
  CHECK(folder.get("users01.dbf") != original);
  CHECK(dbf(folder, "info users01.dbf").status == done);
  CHECK(dbf(folder, "verify users01.dbf").status == done);
  CHECK_THAT(dbf(folder, change).out, Catch::StartsWith("Nothing is to be changed."));

  const Run undone = dbf(folder, "undo users01.dbf");
  CHECK(undone.status == done);
  CHECK_THAT(undone.out, Catch::Contains("1:kcvfhsta"));
  CHECK(folder.get("users01.dbf") == original);
  CHECK_FALSE(std::filesystem::exists(folder / "users01.dbf.exhume-undo"));
  CHECK(dbf(folder, "undo users01.dbf").status == warned);
}

TEST_CASE("dbf set --json tells every byte") {
  const TemporaryFolder folder;
  folder.put("users01.dbf", fuzzy_file());
  const Run run = dbf(folder, "set users01.dbf status=clean --raw 3:100=ab --json --write");
  CHECK(run.status == done);
  const auto json = nlohmann::json::parse(run.out);
  CHECK(json["written"] == true);
  REQUIRE(json["blocks"].size() == 2);
  CHECK(json["blocks"][0]["block"] == 1);
  CHECK(json["blocks"][0]["at"] == 4096);
  CHECK(json["blocks"][1]["bytes"][1]["offset"] == 100);
  CHECK(json["blocks"][1]["bytes"][1]["after"] == "ab");
  CHECK(json["beliefs"].size() == 2);
  CHECK(nlohmann::json::parse(dbf(folder, "undo users01.dbf --json").out)["undone"] == true);
}

TEST_CASE("what dbf set does not understand changes nothing") {
  const TemporaryFolder folder;
  const std::string original = fuzzy_file();
  folder.put("users01.dbf", original);
  folder.put("table.dbf", "\x03" + std::string(400, ' '));
  for (const char* const arguments :
       {"users01.dbf nonsense=1", "users01.dbf status", "users01.dbf --raw 1:2",
        "users01.dbf tsn=x", "users01.dbf --raw 1:4095=0000", "users01.dbf --raw 9:0=00",
        "missing.dbf dbid=1", "table.dbf dbid=1",
        "users01.dbf previous_resetlogs_scn=99999999999999999999"}) {
    INFO(arguments);
    const Run run = dbf(folder, std::string("set ") + arguments + " --write");
    CHECK(run.status == failed);
    CHECK_FALSE(run.err.empty());
  }
  CHECK(folder.get("users01.dbf") == original);
  CHECK_FALSE(std::filesystem::exists(folder / "users01.dbf.exhume-undo"));
}

TEST_CASE("dbf info tells of a change that was interrupted") {
  const TemporaryFolder folder;
  folder.put("users01.dbf", fuzzy_file());
  CHECK(dbf(folder, "set users01.dbf --clean --write").status == done);
  CHECK(dbf(folder, "info users01.dbf").status == done);
  const std::string journal = folder.get("users01.dbf.exhume-undo");
  folder.put("users01.dbf.exhume-undo", journal.substr(0, journal.find('\n') + 1));
  const Run half = dbf(folder, "info users01.dbf");
  CHECK(half.status == warned);
  CHECK_THAT(half.out, Catch::Contains("! A change of this file was interrupted"));
  folder.put("users01.dbf.exhume-undo", "nonsense\nnonsense\n");
  CHECK_THAT(dbf(folder, "info users01.dbf").out, Catch::Contains("! the undo journal is damaged"));
}

TEST_CASE("a killed dbf set leaves old bytes or new ones") {
  const TemporaryFolder folder;
  folder.put("sample.dbf", fuzzy_file());
  const Run run = run_program(folder, KILL_TEST, DBF_PROGRAM " \"$PWD\"/sample.dbf 12");
  INFO(run.out << run.err);
  CHECK(run.status == done);
}
