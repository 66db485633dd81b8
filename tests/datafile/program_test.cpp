// dbf as a user runs it: what it prints and which status it leaves.

#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
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

// Blocks 0 and 1, space header 2, and the rows of a table in block 3.
Buffer sample(std::uint16_t status = 0) {
  DatafileContent content{.block_size = 4096, .status = status};
  content.blocks.push_back(BlockBuilder(4096, false, 0x1d, rdba(content, 2)).finish());
  BlockBuilder rows(4096, false, 0x06, rdba(content, 3));
  const Buffer number{0xc1, 0x08};
  put_rows(rows, {.object = 52884,
                  .rows = {row({text("SYS"), text("I_TS#"), std::nullopt, number}),
                           row({text("SYS"), text("C_COBJ#"), std::nullopt, number}, 0x3c),
                           row({text("SYS"), text("FET$"), std::nullopt, number})}});
  content.blocks.push_back(rows.finish());
  return datafile(content);
}

}  // namespace

TEST_CASE("dbf info shows a header, and what files disagree about") {
  const TemporaryFolder folder;
  folder.put("clean.dbf", as_text(sample()));
  folder.put("fuzzy.dbf", as_text(sample(0x0004)));
  const Run one = dbf(folder, "info clean.dbf");
  CHECK(one.status == done);
  CHECK_THAT(one.out, Catch::Contains("\"DATA\""));
  CHECK_THAT(one.out, Catch::Contains("0x0000.00010000 (65536)"));

  const Run two = dbf(folder, "info clean.dbf fuzzy.dbf");
  CHECK(two.status == warned);
  CHECK_THAT(two.out, Catch::Contains("! The files disagree about the fuzziness:\n"
                                      "    clean: clean.dbf\n"
                                      "    online fuzzy: fuzzy.dbf\n"));

  const Run json = dbf(folder, "info clean.dbf fuzzy.dbf missing.dbf --json");
  CHECK(json.status == warned);
  CHECK_THAT(json.err, Catch::Contains("IMP-00002"));
  const auto report = nlohmann::json::parse(json.out);
  CHECK(report["files"].size() == 2);
  CHECK(report["files"][1]["fuzzy"] == true);
  CHECK(report["files"][0]["checkpoint_scn"]["value"] == 65536);
  CHECK(report["files"][0]["fields"]["kcvfhckp.kcvcpscn"]["offset"] == 484);
  CHECK(report["disagreements"][0]["field"] == "fuzziness");
}

TEST_CASE("dbf verify prints dbv's totals and leaves a status") {
  const TemporaryFolder folder;
  Buffer bytes = sample();
  folder.put("good.dbf", as_text(bytes));
  const Run good = dbf(folder, "verify good.dbf --write-sums sums");
  CHECK(good.status == done);
  CHECK_THAT(good.out, Catch::StartsWith("DBVERIFY - Verification starting : FILE = good.dbf\n"
                                         "DBVERIFY - Verification complete\n\n"
                                         "Total Pages Examined         : 3\n"
                                         "Total Pages Processed (Data) : 1\n"));

  bytes[3 * 4096 + 2000] ^= 0x10;
  folder.put("good.dbf", as_text(bytes));
  const Run bad = dbf(folder, "verify good.dbf --check-sums sums");
  CHECK(bad.status == warned);
  CHECK_THAT(bad.out, Catch::Contains("Page 3 is marked corrupt\n"));
  CHECK_THAT(bad.out, Catch::Contains("Bit rot: page 3\n"));

  const Run json = dbf(folder, "verify good.dbf --check-sums sums --json");
  const auto report = nlohmann::json::parse(json.out);
  CHECK(report["sound"] == false);
  CHECK(report["findings"][0]["block"] == 3);
  CHECK(report["findings"][0]["state"] == "bad checksum");
  CHECK(report["sums"]["rotten"] == nlohmann::json::array({3}));
}

TEST_CASE("dbf block shows fields and bytes") {
  const TemporaryFolder folder;
  folder.put("x.dbf", as_text(sample()));
  const Run zero = dbf(folder, "block x.dbf 0");
  CHECK(zero.status == done);
  CHECK_THAT(zero.out, Catch::Contains("block 0, of the operating system layer"));
  const Run rows = dbf(folder, "block x.dbf 3 --hex");
  CHECK(rows.status == done);
  CHECK_THAT(rows.out,
             Catch::Contains("--HDFL-- lb 0 cc 4: 535953 | 435f434f424a23 | NULL | c108"));
  CHECK_THAT(rows.out, Catch::Contains("0000  06820000 03000001"));
  const auto json = nlohmann::json::parse(dbf(folder, "block x.dbf 1 --json").out);
  CHECK(json["title"] == "0x0b data file header");
  CHECK(json["fields"].size() > 50);
  CHECK(dbf(folder, "block x.dbf 4").status == failed);
}

TEST_CASE("dbf block and rows read a file that is one block") {
  const TemporaryFolder folder;
  const Buffer bytes = sample();
  folder.put("one", as_text(Bytes(bytes).subspan(3 * 4096)));
  const Run block = dbf(folder, "block one");
  CHECK(block.status == done);
  CHECK_THAT(block.out, Catch::StartsWith("block 3 of one, at byte 0: 0x06 trans data"));
  CHECK_THAT(dbf(folder, "rows one").out, Catch::Contains("SYS | FET$ | NULL | 7"));
  const Run info = dbf(folder, "info one");
  CHECK(info.status == failed);
  CHECK_THAT(info.err, Catch::Contains("a piece of a datafile from block 3 on"));
}

TEST_CASE("dbf rows shows rows with their flags and guessed types") {
  const TemporaryFolder folder;
  folder.put("x.dbf", as_text(sample()));
  const Run text = dbf(folder, "rows x.dbf");
  CHECK(text.status == done);
  CHECK_THAT(text.out, Catch::Contains("  Field1    VARCHAR2                    sure: 3 of 3"));
  CHECK_THAT(text.out, Catch::Contains("  Field3    unknown                     guess: 0 of 0"));
  CHECK_THAT(text.out, Catch::Contains("block 3, object 52884, 3 rows\n"));
  CHECK_THAT(text.out, Catch::Contains("44 0 0 1 0 1 1 0 0    0   4  SYS | I_TS# | NULL | 7\n"));
  CHECK_THAT(text.out, Catch::Contains("60 0 0 1 1 1 1 0 0    0   4  SYS | C_COBJ# | NULL | 7\n"));
  const auto json = nlohmann::json::parse(dbf(folder, "rows x.dbf 3 --json").out);
  CHECK(json["tables"][0]["columns"][3]["type"] == "NUMBER");
  CHECK(json["rows"].size() == 3);
  CHECK(json["rows"][1]["deleted"] == true);
  CHECK(json["rows"][0]["columns"][1] ==
        nlohmann::json({{"value", "I_TS#"}, {"hex", "495f545323"}}));
  CHECK(json["rows"][0]["columns"][2].is_null());

  const Run header = dbf(folder, "rows x.dbf 1");
  CHECK(header.status == warned);
  CHECK_THAT(header.err, Catch::Contains("the block holds no rows"));
}

TEST_CASE("what is no datafile is refused in words") {
  const TemporaryFolder folder;
  Buffer dbase{0x03, 104, 11, 20, 2, 0, 0, 0, 65, 0, 11, 0};
  dbase.insert(dbase.end(), 4000, ' ');
  folder.put("dbase.dbf", as_text(dbase));
  folder.put("empty", "");
  folder.put("text", "hello\n");
  folder.put("noise", std::string(100000, '\x99'));
  for (const std::string command :
       {"info", "verify", "block", "rows", "map", "convert --dry-run"}) {
    for (const std::string file : {"dbase.dbf", "empty", "text", "noise"}) {
      INFO(command << ' ' << file);
      const Run run = dbf(folder, command + " " + file);
      CHECK(run.status == failed);
      CHECK(run.out.empty());
      CHECK_THAT(run.err, Catch::StartsWith("dbf: EXH-00002: this is no Oracle datafile but"));
    }
  }
  CHECK_THAT(dbf(folder, "info dbase.dbf").err, Catch::Contains("a dBase table"));
  CHECK_THAT(dbf(folder, "map .").err, Catch::Contains("it is a directory"));
  CHECK_THAT(dbf(folder, "convert --dry-run missing").err, Catch::Contains("IMP-00002"));
  const Run forced = dbf(folder, "verify noise --blocksize 8192");
  CHECK(forced.status == warned);
  CHECK_THAT(forced.out, Catch::Contains("Total Pages Marked Corrupt   : 11\n"));
  folder.put("x.dbf", as_text(sample()));
  CHECK_THAT(dbf(folder, "verify x.dbf --blocksize 8192").err,
             Catch::Contains("specified BLOCKSIZE (8192) differs from actual (4096)"));
  CHECK(dbf(folder, "").status == failed);
}
