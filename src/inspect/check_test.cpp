#include "src/inspect/check.hpp"

#include <catch2/catch.hpp>

#include "tests/support/opened_dump.hpp"
#include "tests/support/samples/samples.hpp"

using namespace exhume;
using exhume::test::DumpBuilder;
using exhume::test::number;
using exhume::test::OpenedDump;

TEST_CASE("every sound sample passes the check") {
  const auto make =
      GENERATE(test::samples::scott_11g, test::samples::lobs_10g, test::samples::types_19c,
               test::samples::partitions_12c, test::samples::direct_10g, test::samples::gbk_9i,
               test::samples::v8_8i, test::samples::names);
  OpenedDump opened(make().bytes);
  const inspect::CheckReport report = inspect::check(*opened.reader, opened.diagnostics);
  CHECK_FALSE(report.error);
  CHECK(report.unparsed == 0);
  CHECK(report.statements > 0);
  CHECK(report.tables > 0);
  for (const Diagnostic& diagnostic : opened.diagnostics.all) UNSCOPED_INFO(to_string(diagnostic));
  CHECK(opened.diagnostics.all.empty());
}

TEST_CASE("a check counts what it went through") {
  OpenedDump opened(test::samples::direct_10g().bytes);
  const inspect::CheckReport report = inspect::check(*opened.reader, opened.diagnostics);
  CHECK(report.tables == 2);
  CHECK(report.rows == 4);
  CHECK(report.values == 20);
}

TEST_CASE("a statement that the grammar does not cover is told of with its place") {
  DumpBuilder builder({});
  builder.line("METRICST").mark("odd").line("CREATE TABLE \"T\" OF NOTHING KNOWN");
  const test::Dump dump = builder.build();
  OpenedDump opened(dump.bytes);
  const inspect::CheckReport report = inspect::check(*opened.reader, opened.diagnostics);
  CHECK(report.statements == 1);
  CHECK(report.unparsed == 1);
  REQUIRE(opened.diagnostics.all.size() == 1);
  CHECK(opened.diagnostics.all[0].code == Code::unparsed_statement);
  CHECK(opened.diagnostics.all[0].place.offset == dump.offset("odd"));
  CHECK(opened.diagnostics.all[0].place.owner == "SCOTT");
  CHECK(opened.diagnostics.all[0].message.find("OF NOTHING KNOWN") != std::string::npos);
}

TEST_CASE("a value that cannot be decoded is found") {
  DumpBuilder builder({});
  builder.insert("T", {test::date_column("D")}, {{test::from_hex("77 c6 0d 19 01 01 01")}});
  OpenedDump opened(builder.build().bytes);
  const inspect::CheckReport report = inspect::check(*opened.reader, opened.diagnostics);
  CHECK(report.values == 1);
  CHECK(opened.diagnostics.count(Code::bad_value) == 1);
}

TEST_CASE("a check of a cut dump keeps what came before and says what ended it") {
  DumpBuilder builder({});
  builder.insert("T", {test::number_column("A")}, {{number(1)}, {number(2)}});
  const test::Dump dump = builder.build();
  OpenedDump opened(dump.cut(dump.offset("T.row2") + 1));
  const inspect::CheckReport report = inspect::check(*opened.reader, opened.diagnostics);
  CHECK(report.rows == 1);
  REQUIRE(report.error);
  CHECK(report.error->code() == Code::imp_abnormal_end);
}
