#include "src/inspect/listing.hpp"

#include <catch2/catch.hpp>

#include "tests/support/opened_dump.hpp"
#include "tests/support/samples/samples.hpp"

using namespace exhume;
using exhume::test::DumpBuilder;
using exhume::test::number;
using exhume::test::OpenedDump;

namespace {

inspect::Listing list(const test::Buffer& bytes) {
  OpenedDump opened(bytes);
  return inspect::list(*opened.reader);
}

}  // namespace

TEST_CASE("a listing counts tables, rows and the objects beside them") {
  const inspect::Listing listing = list(test::samples::scott_11g().bytes);
  CHECK(listing.is_complete());
  REQUIRE(listing.tables.size() == 2);
  CHECK(listing.tables[0].owner == "SCOTT");
  CHECK(listing.tables[0].name == "DEPT");
  CHECK(listing.tables[0].columns == 3);
  CHECK(listing.tables[0].rows == 4);
  CHECK(listing.tables[0].has_data);
  CHECK(listing.tables[1].name == "EMP");
  CHECK(listing.tables[1].rows == 11);
  CHECK(listing.objects == std::map<std::string, std::uint64_t>{{"comment", 3},
                                                                {"constraint", 3},
                                                                {"foreign key", 1},
                                                                {"grant", 3},
                                                                {"index", 3},
                                                                {"procedure", 1},
                                                                {"sequence", 1},
                                                                {"synonym", 1},
                                                                {"trigger", 1},
                                                                {"view", 1}});
}

TEST_CASE("the rows of all partitions count for their table") {
  const inspect::Listing listing = list(test::samples::partitions_12c().bytes);
  REQUIRE(listing.tables.size() == 2);
  CHECK(listing.tables[0].name == "PARCELS");
  CHECK(listing.tables[0].rows == 4);
  CHECK(listing.tables[0].partitions == std::vector<std::string>{"P_OLD_N", "P_OLD_X", "P_NEW_X"});
  CHECK(listing.tables[1].rows == 6);
  CHECK(listing.tables[1].partitions.size() == 4);
}

TEST_CASE("a table without INSERT has no data, one without rows has") {
  DumpBuilder builder({});
  builder.line("CREATE TABLE \"A\" (\"X\" NUMBER, \"Y\" DATE)");
  builder.line("CREATE TABLE \"B\" (\"X\" NUMBER)").insert("B", {test::number_column("X")}, {});
  const inspect::Listing listing = list(builder.build().bytes);
  REQUIRE(listing.tables.size() == 2);
  CHECK(listing.tables[0].columns == 2);
  CHECK_FALSE(listing.tables[0].has_data);
  CHECK(listing.tables[1].has_data);
  CHECK(listing.tables[1].rows == 0);
}

TEST_CASE("a table's range goes from its first statement to its last row") {
  DumpBuilder builder({});
  builder.line("METRICST").mark("create").line("CREATE TABLE \"T\" (\"X\" NUMBER)");
  builder.insert("T", {test::number_column("X")}, {{number(1)}});
  const test::Dump dump = builder.build();
  const inspect::Listing listing = list(dump.bytes);
  CHECK(listing.tables.at(0).range == ByteRange{dump.offset("create"), dump.offset("exit")});
}

TEST_CASE("tables of the same name and other owners are others") {
  const inspect::Listing listing = list(test::samples::names().bytes);
  std::size_t found = 0;
  for (const inspect::TableEntry& table : listing.tables) {
    if (table.name == "MixedCase") ++found;
  }
  CHECK(found == 2);
  CHECK(listing.tables.back().owner == "PLAIN");
}

TEST_CASE("statements that are not parsed count as other") {
  DumpBuilder builder({});
  builder.line("CREATE UNHEARD OF \"THING\"");
  CHECK(list(builder.build().bytes).objects == std::map<std::string, std::uint64_t>{{"other", 1}});
}

TEST_CASE("a damaged dump is listed up to the damage") {
  DumpBuilder builder({});
  builder.insert("T", {test::number_column("X")}, {{number(1)}, {number(2)}});
  builder.insert("U", {test::number_column("X")}, {{number(1)}, {number(2)}});
  const test::Dump dump = builder.build();
  const inspect::Listing listing = list(dump.cut(dump.offset("U.row2") + 1));
  CHECK_FALSE(listing.is_complete());
  REQUIRE(listing.tables.size() == 2);
  CHECK(listing.tables[0].rows == 2);
  CHECK(listing.tables[1].rows == 1);
  CHECK(listing.error->code() == Code::imp_abnormal_end);
}
