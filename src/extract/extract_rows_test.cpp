#include "src/extract/extract_rows.hpp"

#include <catch2/catch.hpp>

#include "tests/support/opened_dump.hpp"
#include "tests/support/samples/samples.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace exhume;
using exhume::test::DumpBuilder;
using exhume::test::number;
using exhume::test::OpenedDump;
using exhume::test::TemporaryFolder;

namespace {

extract::RowsRequest into(const TemporaryFolder& folder, std::string format = "csv") {
  return {.format = std::move(format), .out_folder = folder / ""};
}

DumpBuilder& table(DumpBuilder& builder, const std::string& name, int value,
                   const std::string& label = "") {
  builder.line("TABLE \"" + name + "\"");
  return builder.insert(name, {test::number_column("A")}, {{number(value)}}, label);
}

}  // namespace

TEST_CASE("each table goes to a file of its own, and the report names it") {
  TemporaryFolder folder;
  DumpBuilder builder({});
  table(builder, "T", 1);
  table(builder, "two words", 2);
  OpenedDump opened(builder.build().bytes);
  const extract::RowsReport report = extract::extract_rows(*opened.reader, into(folder));
  CHECK(folder.count() == 2);
  CHECK(folder.get("SCOTT.T.csv") == "A\n1\n");
  CHECK(folder.get("SCOTT.two%20words.csv") == "A\n2\n");
  REQUIRE(report.tables.size() == 2);
  CHECK(report.tables[0].owner == "SCOTT");
  CHECK(report.tables[0].name == "T");
  CHECK(report.tables[0].rows == 1);
  CHECK(report.tables[0].file.ends_with("SCOTT.T.csv"));
  CHECK_FALSE(report.error);
}

TEST_CASE("the partitions of a table go to one file with one head") {
  TemporaryFolder folder;
  OpenedDump opened(test::samples::partitions_12c().bytes);
  const extract::RowsReport report = extract::extract_rows(*opened.reader, into(folder));
  CHECK(folder.count() == 2);
  CHECK(folder.get("SHOP.SALES.csv") ==
        "ID,SOLD,ITEM,AMOUNT\n"
        "1,2022-03-04 00:00:00,lantern,12.5\n"
        "2,2022-12-31 23:59:59,rope,7\n"
        "3,2023-01-01 00:00:00,kettle,31.99\n"
        "4,2023-05-05 00:00:00,lantern,12.5\n"
        "5,2023-06-30 00:00:00,tent,240\n"
        "6,2030-01-01 00:00:00,compass,-3.25\n");
  REQUIRE(report.tables.size() == 7);
  CHECK(report.tables[0].partition == "P_OLD_N");
  CHECK(report.tables[1].rows == 2);
  CHECK(report.tables[1].file == report.tables[0].file);
}

TEST_CASE("a table that comes again has its file written on") {
  TemporaryFolder folder;
  DumpBuilder builder({});
  table(builder, "T", 1, "first");
  table(builder, "U", 2);
  table(builder, "T", 3, "second");
  OpenedDump opened(builder.build().bytes);
  extract::extract_rows(*opened.reader, into(folder));
  CHECK(folder.get("SCOTT.T.csv") == "A\n1\n3\n");
  CHECK(folder.get("SCOTT.U.csv") == "A\n2\n");
}

TEST_CASE("a table without rows has a file with the head alone") {
  TemporaryFolder folder;
  DumpBuilder builder({});
  builder.insert("T", {test::number_column("A")}, {});
  OpenedDump opened(builder.build().bytes);
  extract::extract_rows(*opened.reader, into(folder));
  CHECK(folder.get("SCOTT.T.csv") == "A\n");
}

TEST_CASE("owners and tables are chosen by name, and names without table are missing") {
  TemporaryFolder folder;
  DumpBuilder builder({});
  table(builder, "T", 1, "SCOTT.T");
  table(builder, "U", 2, "SCOTT.U");
  builder.line("CONNECT ADAMS");
  table(builder, "T", 3, "ADAMS.T");
  OpenedDump opened(builder.build().bytes);
  extract::RowsRequest request = into(folder, "copy");
  request.owners = {"ADAMS"};
  request.tables = {"T", "NOWHERE"};
  const extract::RowsReport report = extract::extract_rows(*opened.reader, request);
  CHECK(folder.count() == 1);
  CHECK(folder.get("ADAMS.T.copy") == "3\n");
  CHECK(report.missing == std::vector<std::string>{"NOWHERE"});
}

TEST_CASE("of a damaged dump all complete rows come out") {
  TemporaryFolder folder;
  DumpBuilder builder({});
  builder.insert("T", {test::number_column("A")}, {{number(1)}, {number(2)}, {number(3)}});
  const test::Dump dump = builder.build();
  OpenedDump opened(dump.cut(dump.offset("T.row3") + 1));
  const extract::RowsReport report = extract::extract_rows(*opened.reader, into(folder));
  REQUIRE(report.error);
  CHECK(report.error->code() == Code::imp_abnormal_end);
  CHECK(report.error->place().row == 3);
  CHECK(report.tables.at(0).rows == 2);
  CHECK(folder.get("SCOTT.T.csv") == "A\n1\n2\n");
}

TEST_CASE("names that look like paths stay in the folder") {
  TemporaryFolder folder;
  OpenedDump opened(test::samples::names().bytes);
  const extract::RowsReport report = extract::extract_rows(*opened.reader, into(folder));
  CHECK_FALSE(report.error);
  CHECK(folder.get("ODD...%2Fup.csv") == "V\n../up\n");
  CHECK(folder.get("ODD.%2Fetc%2Fpasswd.csv") == "V\n/etc/passwd\n");
  for (const extract::ExtractedTable& extracted : report.tables) {
    CHECK(extracted.file.starts_with(folder / ""));
  }
}

TEST_CASE("two tables that would share a file stop the extraction") {
  TemporaryFolder folder;
  DumpBuilder builder({});
  builder.line("CONNECT A.B");
  table(builder, "C", 1, "first");
  builder.line("CONNECT A");
  table(builder, "B.C", 2, "second");
  OpenedDump opened(builder.build().bytes);
  try {
    extract::extract_rows(*opened.reader, into(folder));
    FAIL("both tables were written");
  } catch (const Error& error) {
    CHECK(error.code() == Code::bad_name);
  }
  CHECK(folder.get("A.B.C.csv") == "A\n1\n");
}

TEST_CASE("a folder that cannot be made stops the extraction") {
  TemporaryFolder folder;
  folder.put("file", "");
  OpenedDump opened(test::samples::partitions_12c().bytes);
  CHECK_THROWS_AS(extract::extract_rows(*opened.reader, {.out_folder = folder / "file/below"}),
                  Error);
}
