#include "src/datafile/verify.hpp"

#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "src/datafile/block_sums.hpp"
#include "src/datafile/dbv_text.hpp"
#include "tests/support/block_builder.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace exhume;
using namespace exhume::datafile;
using test::text;

namespace {

// A file with a block of each class: header 1, space 2 and 3, data 4 to 99, index 100, LOB 101,
// undo header 102, empty 103.
test::DatafileContent sample(bool big_endian = false, bool bigfile = false) {
  test::DatafileContent content{.block_size = 2048, .big_endian = big_endian, .bigfile = bigfile};
  const auto block = [&](std::uint8_t type) {
    const auto number = static_cast<std::uint32_t>(content.blocks.size() + 2);
    test::BlockBuilder builder(2048, big_endian, type, test::rdba(content, number));
    return builder.scn(0x0002'0000'1000 + number);
  };
  content.blocks.push_back(block(0x1d).finish());
  content.blocks.push_back(block(0x1e).finish());
  while (content.blocks.size() < 98) {
    test::BlockBuilder builder = block(0x06);
    test::put_rows(builder, {.rows = {test::row({text("SMITH"), text("CLERK")})}});
    content.blocks.push_back(builder.finish());
  }
  content.blocks.push_back(block(0x06).put(20, 1, 2).put(36, 2, 1).finish());
  content.blocks.push_back(block(0x28).finish());
  content.blocks.push_back(block(0x26).finish());
  content.blocks.push_back(test::BlockBuilder(2048, big_endian, 0x00, 103).put(15, 1, 5).finish());
  return content;
}

struct Result {
  VerifyReport report;
  std::vector<BlockFinding> findings;
  std::string text;
};

Result verified(const test::Buffer& bytes, unsigned threads = 2) {
  const test::TemporaryFolder folder;
  const BlockFile file(folder.put("users01.dbf", as_text(bytes)));
  Result result;
  VerifyListener listener;
  listener.finding = [&](const BlockFinding& finding) {
    result.findings.push_back(finding);
    result.text += dbv_text(finding);
  };
  result.report = verify(file, listener, threads);
  result.text += summary(result.report);
  return result;
}

test::Buffer changed(const test::DatafileContent& content, std::size_t block, std::size_t at,
                     std::uint8_t value) {
  test::Buffer bytes = test::datafile(content);
  bytes[block * content.block_size + at] = value;
  return bytes;
}

}  // namespace

TEST_CASE("a sound file is counted as dbv counts", "[datafile]") {
  const bool big_endian = GENERATE(false, true);
  const bool bigfile = GENERATE(false, true);
  const unsigned threads = GENERATE(1u, 2u, 5u);
  const Result result = verified(test::datafile(sample(big_endian, bigfile)), threads);
  CHECK(result.findings.empty());
  CHECK(result.report.is_sound());
  CHECK(result.text ==
        "Total Pages Examined         : 103\n"
        "Total Pages Processed (Data) : 96\n"
        "Total Pages Failing   (Data) : 0\n"
        "Total Pages Processed (Index): 1\n"
        "Total Pages Failing   (Index): 0\n"
        "Total Pages Processed (Lob)  : 1\n"
        "Total Pages Failing   (Lob)  : 0\n"
        "Total Pages Processed (Other): 4\n"
        "Total Pages Processed (Seg)  : 1\n"
        "Total Pages Failing   (Seg)  : 0\n"
        "Total Pages Empty            : 1\n"
        "Total Pages Marked Corrupt   : 0\n"
        "Total Pages Influx           : 0\n"
        "Total Pages Encrypted        : 0\n"
        "Highest block SCN            : 4198 (2.4198)\n");
}

TEST_CASE("a wrong checksum is reported in dbv's words", "[datafile]") {
  const Result result = verified(changed(sample(), 7, 1000, 0x40));
  REQUIRE(result.findings.size() == 1);
  const BlockFinding& finding = result.findings[0];
  CHECK(finding.number == 7);
  CHECK(finding.state == BlockState::bad_checksum);
  CHECK(finding.residual == 0x40);
  CHECK(result.report.totals.corrupt == 1);
  CHECK(result.report.totals.data == 95);
  CHECK_FALSE(result.report.is_sound());
  CHECK_THAT(result.text,
             Catch::StartsWith("Page 7 is marked corrupt\n"
                               "Corrupt block relative dba: 0x01000007 (file 4, block 7)\n"
                               "Bad check value found during dbv:\n"
                               "Data in bad block:\n"
                               " type: 6 format: 2 rdba: 0x01000007\n"
                               " last change scn: 0x0002.00001007 seq: 0x1 flg: 0x04\n"
                               " spare1: 0x0 spare2: 0x0 spare3: 0x0\n"
                               " consistency value in tail: 0x10070601\n"));
  CHECK_THAT(result.text, Catch::Contains(" computed block checksum: 0x40\n"));
}

TEST_CASE("a sequence changed without its tail makes a fractured block", "[datafile]") {
  const Result result = verified(changed(sample(), 3, 14, 0xff));
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].state == BlockState::fractured);
  CHECK(result.findings[0].residual == 0xfe);
  CHECK(result.report.totals.corrupt == 1);
  CHECK(result.report.totals.influx == 1);
  CHECK(result.report.totals.other == 3);
  CHECK_THAT(result.text, Catch::StartsWith("Page 3 is influx - most likely media corrupt\n"));
  CHECK_THAT(result.text, Catch::Contains("Fractured block found during dbv:\n"));
}

TEST_CASE("blocks that Oracle marked corrupt are told apart", "[datafile]") {
  test::DatafileContent content = sample();
  content.blocks[3] =
      test::BlockBuilder(2048, false, 0x06, test::rdba(content, 5)).put(14, 1, 0xff).finish();
  const Result result = verified(test::datafile(content));
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].state == BlockState::marked_corrupt);
  CHECK_THAT(result.text,
             Catch::StartsWith("DBV-00200: Block, DBA 16777221, already marked corrupt\n"));
}

TEST_CASE("blocks of another place and impossible headers are told apart", "[datafile]") {
  test::DatafileContent content = sample();
  content.blocks[4] = test::BlockBuilder(2048, false, 0x06, 9u << 22 | 77).finish();
  content.blocks[5] = test::Buffer(2048, 0x99);
  const Result result = verified(test::datafile(content));
  REQUIRE(result.findings.size() == 2);
  CHECK(result.findings[0].state == BlockState::wrong_file);
  CHECK(result.findings[1].state == BlockState::bad_header);
  CHECK_THAT(result.text, Catch::Contains("a good block of another place: 0x0240004d (file 9, "
                                          "block 77)\n"));
  CHECK_THAT(result.text, Catch::Contains("Bad header found during dbv:\n"));
}

TEST_CASE("zeroed blocks are summed up as ranges", "[datafile]") {
  test::Buffer bytes = test::datafile(sample());
  std::fill_n(bytes.begin() + 10 * 2048, 5 * 2048, std::uint8_t{0});
  std::fill_n(bytes.begin() + 40 * 2048, 2048, std::uint8_t{0});
  const Result result = verified(bytes);
  CHECK(result.report.totals.zero == 6);
  CHECK(result.report.totals.corrupt == 6);
  CHECK_THAT(result.text, Catch::Contains("Completely zero: pages 10 to 14\n"));
  CHECK_THAT(result.text, Catch::Contains("Completely zero: page 40\n"));
}

TEST_CASE("rows that contradict their block are a failing page", "[datafile]") {
  test::DatafileContent content = sample();
  test::BlockBuilder builder(2048, false, 0x06, test::rdba(content, 6));
  test::put_rows(builder, {.rows = {test::row({text("SMITH")}, 0x2c, 2)}});
  content.blocks[4] = builder.finish();
  const Result result = verified(test::datafile(content));
  CHECK(result.report.totals.data == 96);
  CHECK(result.report.totals.data_failing == 1);
  CHECK(result.report.totals.corrupt == 0);
  CHECK_THAT(result.text, Catch::StartsWith("Block Checking: DBA = 16777222, Block Type = "
                                            "KTB-managed data block\n"));
  CHECK_THAT(result.text, Catch::Contains("Page 6 failed with check code 6108\n"));
}

TEST_CASE("encrypted blocks are counted and their content is left alone", "[datafile]") {
  test::DatafileContent content = sample();
  content.blocks[4] = test::BlockBuilder(2048, false, 0x06, test::rdba(content, 6))
                          .put(15, 1, 0x14)
                          .put(20, 4, 0xdeadbeef)
                          .finish();
  const Result result = verified(test::datafile(content));
  CHECK(result.findings.empty());
  CHECK(result.report.totals.encrypted == 1);
}

TEST_CASE("a file that was cut short says so", "[datafile]") {
  test::Buffer bytes = test::datafile(sample());
  bytes.resize(50 * 2048 + 77);
  const Result result = verified(bytes);
  CHECK_FALSE(result.report.is_sound());
  CHECK_THAT(result.text, Catch::Contains("The header says 103 pages, the file has 49\n"));
  CHECK_THAT(result.text, Catch::Contains("The file ends with 77 bytes of an incomplete page\n"));
}

TEST_CASE("a lost header costs one page", "[datafile]") {
  test::Buffer bytes = test::datafile(sample());
  std::fill_n(bytes.begin() + 2048, 2048, std::uint8_t{0x77});
  const Result result = verified(bytes);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].number == 1);
  CHECK(result.report.file == 4);
}

TEST_CASE("findings come in order from any number of threads", "[datafile]") {
  test::DatafileContent content = sample();
  const test::Buffer empty = test::BlockBuilder(2048, false, 0x00, 0).put(15, 1, 1).finish();
  while (content.blocks.size() < 3000) content.blocks.push_back(empty);
  const Result one = verified(test::datafile(content), 1);
  const Result many = verified(test::datafile(content), 7);
  CHECK(one.findings.size() > 2800);
  CHECK(one.text == many.text);
}

TEST_CASE("a listener that throws ends the work", "[datafile]") {
  const test::TemporaryFolder folder;
  const BlockFile file(folder.put("x", as_text(changed(sample(), 7, 1000, 0x40))));
  VerifyListener listener;
  listener.finding = [](const BlockFinding&) { throw std::runtime_error("enough"); };
  CHECK_THROWS_WITH(verify(file, listener), "enough");
}

namespace {

std::vector<SumVerdict> compared(const test::TemporaryFolder& folder, const test::Buffer& bytes) {
  const BlockFile file(folder.put("now.dbf", as_text(bytes)));
  BlockSumReader reader(folder / "list");
  std::vector<SumVerdict> out;
  VerifyListener listener;
  listener.sum = [&](std::uint64_t number, const BlockSum& sum) {
    out.push_back(reader.compare(number, sum));
  };
  verify(file, listener);
  return out;
}

}  // namespace

TEST_CASE("a list of sums tells rot from change", "[datafile]") {
  const test::TemporaryFolder folder;
  test::DatafileContent content = sample();
  {
    const BlockFile file(folder.put("then.dbf", as_text(test::datafile(content))));
    BlockSumWriter writer(folder / "list");
    VerifyListener listener;
    listener.sum = [&](std::uint64_t number, const BlockSum& sum) { writer.add(number, sum); };
    verify(file, listener);
    writer.commit();
  }
  const auto same = compared(folder, test::datafile(content));
  CHECK(same.size() == 103);
  CHECK(std::ranges::count(same, SumVerdict::same) == 103);

  content.blocks[3] =
      test::BlockBuilder(2048, false, 0x06, test::rdba(content, 5)).scn(0x0003'0000'0000).finish();
  content.blocks.push_back(content.blocks.back());
  test::Buffer bytes = changed(content, 9, 700, 1);
  const auto verdicts = compared(folder, bytes);
  CHECK(verdicts[5 - 1] == SumVerdict::changed);
  CHECK(verdicts[9 - 1] == SumVerdict::rotten);
  CHECK(verdicts[104 - 1] == SumVerdict::unknown);
  CHECK(std::ranges::count(verdicts, SumVerdict::rotten) == 1);
}

TEST_CASE("what is no list of sums is refused", "[datafile]") {
  const test::TemporaryFolder folder;
  CHECK_THROWS_AS(BlockSumReader(folder.put("a", "hello\n")), Error);
  CHECK_THROWS_AS(BlockSumReader(folder.put("b", "exhume block sums 1\n1 zz\n")), Error);
  CHECK_THROWS_AS(BlockSumReader(folder.put("c", "exhume block sums 1\n1 00000000 0")), Error);
  CHECK_NOTHROW(BlockSumReader(folder.put("d", "exhume block sums 1\n")));
}
