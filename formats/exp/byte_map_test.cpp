#include "formats/exp/byte_map.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/dump_builder.hpp"
#include "tests/support/put.hpp"
#include "tests/support/samples/samples.hpp"

using namespace exhume;
using exhume::test::Buffer;
using exhume::test::DumpBuilder;
using exhume::test::number;

namespace {

struct Map {
  std::vector<exp::NamedRange> ranges;
  exp::MapSummary summary;

  // The range that begins at `offset`.
  const exp::NamedRange& at(std::uint64_t offset) const {
    const auto found = std::ranges::find(
        ranges, offset, [](const exp::NamedRange& range) { return range.range.begin; });
    REQUIRE(found != ranges.end());
    return *found;
  }
};

// Maps the dump and checks that its ranges leave no gap.
Map map_of(const Buffer& bytes) {
  Cursor in{Bytes(bytes)};
  Map map;
  map.summary =
      exp::map_bytes(in, [&](const exp::NamedRange& range) { map.ranges.push_back(range); });
  std::uint64_t end = 0;
  std::uint64_t unknown = 0;
  for (const exp::NamedRange& range : map.ranges) {
    CHECK(range.range.begin == end);
    CHECK(range.range.size() > 0);
    end = range.range.end;
    if (!range.known) unknown += range.range.size();
  }
  CHECK(end == bytes.size());
  CHECK(map.summary.bytes == bytes.size());
  CHECK(map.summary.unknown_bytes == unknown);
  return map;
}

test::Dump two_rows() {
  DumpBuilder builder({});
  builder.counted("COMMENT ON TABLE \"T\" IS ", "'x'").mark("table");
  builder.insert("T", {test::number_column("A")}, {{number(1)}, {number(2)}});
  return builder.build();
}

}  // namespace

TEST_CASE("no byte of a sound dump is unknown") {
  const auto make =
      GENERATE(test::samples::scott_11g, test::samples::lobs_10g, test::samples::types_19c,
               test::samples::partitions_12c, test::samples::direct_10g, test::samples::gbk_9i,
               test::samples::v8_8i, test::samples::names);
  const Map map = map_of(make().bytes);
  CHECK(map.summary.complete);
  CHECK_FALSE(map.summary.error);
  CHECK(map.summary.unknown_bytes == 0);
}

TEST_CASE("each part of a dump has its meaning") {
  const test::Dump dump = two_rows();
  const Map map = map_of(dump.bytes);
  CHECK(map.at(0).meaning == "header: magic");
  CHECK(map.at(dump.offset("preamble")).meaning == "preamble");
  CHECK(map.at(dump.offset("statements")).meaning == "SQL statement");
  CHECK(map.at(dump.offset("statements")).detail == "COMMENT ON TABLE \"T\" IS ");
  CHECK(map.at(dump.offset("table")).meaning == "insert");
  CHECK(map.at(dump.offset("T.columns")).meaning == "table data: column descriptors");
  CHECK(map.at(dump.offset("T.columns")).detail == "1 columns");
  CHECK(map.at(dump.offset("T.rows")).meaning == "table data: rows");
  CHECK(map.at(dump.offset("T.rows")).detail == "2 rows");
  CHECK(map.at(dump.offset("T.end")).meaning == "table data: end of rows");
  CHECK(map.at(dump.offset("T.end")).range.end == dump.offset("exit"));
  CHECK(map.at(dump.offset("exit")).meaning == "exit");
  CHECK(map.at(dump.offset("filler")).meaning == "filling");
}

TEST_CASE("an unknown statement is unknown bytes, its body too") {
  DumpBuilder builder({});
  builder.marked_list("FROBNICATE", {"abc"}).mark("next").line("ENDTABLE");
  const test::Dump dump = builder.build();
  const Map map = map_of(dump.bytes);
  CHECK(map.summary.complete);
  CHECK(map.summary.unknown_bytes == dump.offset("next") - dump.offset("statements"));
  CHECK_FALSE(map.at(dump.offset("statements")).known);
}

TEST_CASE("behind the place where the reader stops all bytes are unknown") {
  const test::Dump dump = two_rows();
  const Map map = map_of(dump.patched(dump.offset("T.row2"), test::from_hex("fd ff")));
  CHECK_FALSE(map.summary.complete);
  REQUIRE(map.summary.error);
  CHECK(map.at(dump.offset("T.rows")).detail == "1 rows");
  CHECK_FALSE(map.at(dump.offset("T.row2")).known);
  CHECK(map.summary.unknown_bytes == dump.bytes.size() - dump.offset("T.row2"));
}

TEST_CASE("bytes appended to a dump are unknown") {
  Buffer bytes = two_rows().bytes;
  test::put(bytes, "appended");
  const Map map = map_of(bytes);
  CHECK(map.summary.complete);
  CHECK(map.summary.unknown_bytes == 8);
}

TEST_CASE("a dump cut in its preamble has its header mapped") {
  const test::Dump dump = two_rows();
  const Map map = map_of(dump.cut(dump.offset("preamble") + 50));
  REQUIRE(map.summary.error);
  CHECK(map.summary.error->code() == Code::imp_abnormal_end);
  CHECK(map.summary.unknown_bytes == 50);
}

TEST_CASE("statements that are not whole are counted") {
  CHECK(map_of(two_rows().bytes).summary.doubtful_statements == 0);
  DumpBuilder builder({});
  builder.line("COMMENT ON TABLE \"T\" IS ").line("GRANT SELECT ON \"T\" TO \"U\"");
  const Map map = map_of(builder.build().bytes);
  CHECK(map.summary.doubtful_statements == 1);
  CHECK(map.summary.unknown_bytes == 0);
}

TEST_CASE("what is no dump has no map") {
  const Buffer bytes(4096, 'x');
  Cursor in{Bytes(bytes)};
  CHECK_THROWS_AS(exp::map_bytes(in, [](const exp::NamedRange&) {}), Error);
}
