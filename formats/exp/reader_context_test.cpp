// Whose table a statement or row belongs to.

#include <catch2/catch.hpp>

#include "formats/exp/reader.hpp"
#include "tests/support/dump_builder.hpp"
#include "tests/support/samples/samples.hpp"

using namespace exhume;
using exhume::test::DumpBuilder;
using exhume::test::number;

namespace {

// "owner/table/partition" after each statement but the last, which is EXIT.
std::vector<std::string> contexts(DumpBuilder& builder) {
  const test::Dump dump = builder.build();
  Cursor in{Bytes(dump.bytes)};
  exp::Reader reader(in);
  std::vector<std::string> out;
  while (const auto statement = reader.next()) {
    if (statement->kind == exp::StatementKind::exit) break;
    const exp::Context& context = reader.context();
    out.push_back(context.owner + "/" + context.table + "/" + context.partition);
  }
  return out;
}

}  // namespace

TEST_CASE("before any CONNECT the owner is the exporter") {
  DumpBuilder builder({.user = "SCOTT"});
  CHECK(contexts(builder.line("METRICST").line("CONNECT ADAMS").line("METRICET 1")) ==
        std::vector<std::string>{"SCOTT//", "ADAMS//", "ADAMS//"});
}

TEST_CASE("the owner of a CONNECT line may stand in quotes") {
  DumpBuilder builder({.user = "SCOTT"});
  CHECK(contexts(builder.line("CONNECT \"two words\"").line("CONNECT two words")) ==
        std::vector<std::string>{"two words//", "two words//"});
}

TEST_CASE("TABLE and ENDTABLE bracket a table, a second TABLE replaces it") {
  DumpBuilder builder({.user = "U"});
  CHECK(contexts(builder.line("TABLE \"A\"").line("TABLE \"B\"").line("ENDTABLE")) ==
        std::vector<std::string>{"U/A/", "U/B/", "U//"});
}

TEST_CASE("partitions and subpartitions name where rows belong until their end") {
  DumpBuilder builder({.user = "U"});
  builder.line("TABLE \"A\"").line("PARTITION \"P1\"").line("PARTITION \"P2\"");
  builder.line("ENDPARTITION").line("COMPARTITION \"C\"").line("SUBPARTITION \"S\"");
  builder.line("ENDCOMPARTITION").line("PARTITION \"P3\"").line("ENDTABLE");
  CHECK(contexts(builder) == std::vector<std::string>{"U/A/", "U/A/P1", "U/A/P2", "U/A/", "U/A/C",
                                                      "U/A/S", "U/A/", "U/A/P3", "U//"});
}

TEST_CASE("CONNECT ends the table") {
  DumpBuilder builder({.user = "U"});
  CHECK(contexts(builder.line("TABLE \"A\"").line("PARTITION \"P\"").line("CONNECT V")) ==
        std::vector<std::string>{"U/A/", "U/A/P", "V//"});
}

TEST_CASE("a TABLE line gives its partitions anew") {
  DumpBuilder builder({.user = "U"});
  CHECK(contexts(builder.line("TABLE \"A\"").line("PARTITION \"P\"").line("TABLE \"B\"")) ==
        std::vector<std::string>{"U/A/", "U/A/P", "U/B/"});
}

TEST_CASE("rows left unread are skipped by the next statement") {
  DumpBuilder builder({});
  builder.insert("T", {test::number_column("A")}, {{number(1)}, {number(2)}, {number(3)}});
  const test::Dump dump = builder.line("ENDTABLE").build();
  Cursor in{Bytes(dump.bytes)};
  exp::Reader reader(in);
  REQUIRE(reader.next()->kind == exp::StatementKind::insert);
  CHECK(reader.head().columns.size() == 1);
  exp::Row row;
  REQUIRE(reader.next_row(row));
  CHECK(reader.rows_read() == 1);
  CHECK(reader.sound_end() == dump.offset("T.row2"));
  CHECK(reader.next()->kind == exp::StatementKind::end_table);
  CHECK(reader.rows_read() == 3);
  CHECK_FALSE(reader.next_row(row));
}

TEST_CASE("skip_rows counts the rows already read too, and can be called again") {
  DumpBuilder builder({});
  builder.insert("T", {test::number_column("A")}, {{number(1)}, {number(2)}, {number(3)}});
  const test::Dump dump = builder.build();
  Cursor in{Bytes(dump.bytes)};
  exp::Reader reader(in);
  CHECK(reader.skip_rows() == 0);
  reader.next();
  exp::Row row;
  REQUIRE(reader.next_row(row));
  CHECK(reader.skip_rows() == 3);
  CHECK(reader.skip_rows() == 3);
  CHECK(reader.rows_range() == ByteRange{dump.offset("T.rows"), dump.offset("T.end")});
  CHECK(reader.next()->kind == exp::StatementKind::exit);
}

TEST_CASE("every sample has as many rows skipped as read") {
  const auto make =
      GENERATE(test::samples::scott_11g, test::samples::lobs_10g, test::samples::types_19c,
               test::samples::partitions_12c, test::samples::direct_10g, test::samples::gbk_9i,
               test::samples::v8_8i, test::samples::names);
  const test::Dump dump = make();
  std::vector<std::uint64_t> read;
  std::vector<std::uint64_t> skipped;
  for (auto* counts : {&read, &skipped}) {
    Cursor in{Bytes(dump.bytes)};
    exp::Reader reader(in);
    while (const auto statement = reader.next()) {
      if (statement->kind != exp::StatementKind::insert) continue;
      exp::Row row;
      while (counts == &read && reader.next_row(row)) continue;
      counts->push_back(reader.skip_rows());
    }
    CHECK(reader.is_complete());
  }
  CHECK_FALSE(read.empty());
  CHECK(read == skipped);
}
