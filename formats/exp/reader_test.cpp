// The bodies of statements, and where statements end.

#include "formats/exp/reader.hpp"

#include <catch2/catch.hpp>

#include "src/base/memory_source.hpp"
#include "tests/support/dump_builder.hpp"

using namespace exhume;
using namespace std::string_view_literals;
using exhume::test::Buffer;
using exhume::test::DumpBuilder;
using Texts = std::vector<std::string>;

namespace {

std::vector<exp::Statement> statements(const Buffer& bytes) {
  Cursor in{Bytes(bytes)};
  exp::Reader reader(in);
  std::vector<exp::Statement> out;
  while (auto statement = reader.next()) out.push_back(std::move(*statement));
  return out;
}

// The first statement of a dump in which EXIT follows it at once.
exp::Statement only(DumpBuilder& builder) {
  const auto all = statements(builder.build().bytes);
  REQUIRE(all.size() == 2);
  REQUIRE(all[1].kind == exp::StatementKind::exit);
  return all[0];
}

Error stop(const Buffer& bytes) {
  try {
    statements(bytes);
  } catch (const Error& error) {
    return error;
  }
  FAIL("the dump was taken");
  return {Code::bad_value, ""};
}

}  // namespace

TEST_CASE("a statement without body is its line") {
  DumpBuilder builder({});
  const exp::Statement found = only(builder.line(R"(GRANT SELECT ON "T" TO "U")"));
  CHECK(found.line == R"(GRANT SELECT ON "T" TO "U")");
  CHECK(found.pieces.empty());
  CHECK(found.body_range.size() == 0);
  CHECK(found.text() == R"(GRANT SELECT ON "T" TO "U")");
}

TEST_CASE("a marked list is joined from its pieces, line ends in them included") {
  DumpBuilder builder({});
  const exp::Statement found =
      only(builder.marked_list("PROCACTION", {"BEGIN\nEXIT\n", "NULL;", "\nEND;"}));
  CHECK(found.kind == exp::StatementKind::block);
  CHECK(found.pieces == Texts{"BEGIN\nEXIT\n", "NULL;", "\nEND;"});
  CHECK(found.text() == "BEGIN\nEXIT\nNULL;\nEND;");
}

TEST_CASE("a view has a query and mostly an empty constraint behind it") {
  const std::string line = R"(CREATE VIEW "V" ("A") AS )";
  DumpBuilder plain({});
  CHECK(only(plain.query(line, "SELECT a\nFROM t")).text() == line + "SELECT a\nFROM t");
  DumpBuilder checked({});
  CHECK(only(checked.query(line, "SELECT a FROM t", R"( CONSTRAINT "C")")).text() ==
        line + R"(SELECT a FROM t CONSTRAINT "C")");
}

TEST_CASE("a counted body ends with its count, whatever bytes are in it") {
  DumpBuilder builder({});
  const exp::Statement found =
      only(builder.counted("COMMENT ON TABLE \"T\" IS ", "'a\nEXIT\n\xfd\xff it''s (\"'"));
  CHECK(found.form == exp::BodyForm::counted);
  CHECK(found.text() == "COMMENT ON TABLE \"T\" IS 'a\nEXIT\n\xfd\xff it''s (\"'");
}

TEST_CASE("a default has its statement in the body") {
  DumpBuilder builder({});
  CHECK(only(builder.counted(R"(ALTER TABLE "T" MODIFY DEFAULT)",
                             R"(ALTER TABLE "T" MODIFY ("A" DEFAULT 0))"))
            .text() == R"(ALTER TABLE "T" MODIFY ("A" DEFAULT 0))");
}

TEST_CASE("a snapshot's query is one counted string") {
  DumpBuilder builder({});
  const exp::Statement found =
      only(builder.counted(R"(CREATE SNAPSHOT "S" USING ("S", (8, 'X')) AS )", "SELECT 1 FROM t"));
  CHECK(found.text() == R"(CREATE SNAPSHOT "S" USING ("S", (8, 'X')) AS SELECT 1 FROM t)");
}

TEST_CASE("a trigger of 8.1 is two counted strings without a line end") {
  DumpBuilder builder({.version = "08.01.05"});
  const exp::Statement found = only(builder.two_counted(
      "CREATE FORMAT71TRIG ", "TRIGGER t BEFORE INSERT ON x\n", "BEGIN\nEND;\n\0"sv));
  CHECK(found.form == exp::BodyForm::two_counted);
  CHECK(found.text() == "TRIGGER t BEFORE INSERT ON x\nBEGIN\nEND;\n");
}

TEST_CASE("a type descriptor is bytes and nothing to run") {
  DumpBuilder builder({});
  const exp::Statement found =
      only(builder.counted(R"(BEGINTYPE "P" "1" "2" "1" )", "\0\n\xff\xff\n"sv));
  CHECK(found.kind == exp::StatementKind::type_descriptor);
  CHECK(found.pieces == Texts{std::string("\0\n\xff\xff\n"sv)});
  CHECK(found.text().empty());
}

TEST_CASE("an empty line is a statement of its own") {
  DumpBuilder builder({});
  CHECK(only(builder.line("")).kind == exp::StatementKind::blank);
}

TEST_CASE("a statement goes on behind line ends in quotes and parentheses") {
  const auto text = GENERATE(
      as<std::string>(), "CREATE DATABASE LINK \"L\" USING '(DESCRIPTION=\n  (X=y))\nEXIT\n'",
      "CREATE TABLE \"T\" (\"A\" NUMBER,\n\"B\" NUMBER)",
      "CREATE TABLE \"T\" (\"A\" VARCHAR2(9) DEFAULT 'x\n\n)''\n') TABLESPACE \"U\"",
      "CREATE SYNONYM \"two\nlines\" FOR \"T\"");
  DumpBuilder builder({});
  const exp::Statement found = only(builder.line(text));
  CHECK(found.text() == text);
  CHECK(found.line_range.size() == text.size() + 1);
}

TEST_CASE("a statement whose name holds a line end has its body read") {
  DumpBuilder builder({});
  const exp::Statement counted =
      only(builder.counted("COMMENT ON TABLE \"two\nlines\" IS ", "'both'"));
  CHECK(counted.text() == "COMMENT ON TABLE \"two\nlines\" IS 'both'");
  DumpBuilder marked({});
  CHECK(only(marked.marked_list("CREATE FORMAT92 PROCEDURE \"two\nlines\" ", {"PROCEDURE x"}))
            .text() == "PROCEDURE x");
}

TEST_CASE("a table and a column whose names hold line ends have their rows read") {
  DumpBuilder builder({});
  builder.line("TABLE \"two\nlines\"");
  builder.insert("two\nlines", {test::number_column("a\nb")}, {{test::number(1)}});
  const test::Dump dump = builder.build();
  Cursor in{Bytes(dump.bytes)};
  exp::Reader reader(in);
  REQUIRE(reader.next()->kind == exp::StatementKind::table);
  CHECK(reader.context().table == "two\nlines");
  REQUIRE(reader.next()->kind == exp::StatementKind::insert);
  CHECK(reader.skip_rows() == 1);
}

TEST_CASE("a phase line with an apostrophe or a parenthesis does not swallow what follows") {
  DumpBuilder builder({});
  builder.line("METRICSTles contraintes d'int\xe9grit\xe9");
  builder.line("METRICSTtables (user");
  builder.line(R"(TABLE "T")");
  const auto all = statements(builder.build().bytes);
  REQUIRE(all.size() == 4);
  CHECK(all[0].kind == exp::StatementKind::metric);
  CHECK(all[1].line == "METRICSTtables (user");
  CHECK(all[2].kind == exp::StatementKind::table);
}

TEST_CASE("the ranges of statements touch each other") {
  DumpBuilder builder({});
  builder.line("METRICST").counted("ANALSTATS TS \"T\"", "BEGIN x; END;");
  builder.marked_list("PROCACTION", {"BEGIN\n", "END;"}).query("CREATE VIEW \"V\" AS ", "SELECT 1");
  const test::Dump dump = builder.build();
  std::uint64_t end = dump.offset("statements");
  for (const exp::Statement& statement : statements(dump.bytes)) {
    CHECK(statement.line_range.begin == end);
    CHECK(statement.line_range.end == statement.body_range.begin);
    end = statement.body_range.end;
  }
  CHECK(end == dump.offset("filler"));
}

TEST_CASE("an unknown statement is given as such, with its list if it is marked") {
  DumpBuilder plain({});
  CHECK(only(plain.line("FROBNICATE \"T\"")).kind == exp::StatementKind::unknown);
  DumpBuilder marked({});
  const exp::Statement found = only(marked.marked_list("FROBNICATE \"T\"", {"x\n", "y"}));
  CHECK(found.kind == exp::StatementKind::unknown);
  CHECK(found.pieces == Texts{"x\n", "y"});
}

TEST_CASE("a body that no line end follows is refused where it should be") {
  const auto line = GENERATE(as<std::string>(), "COMMENT ON TABLE \"T\" IS ", "PROCACTION",
                             "CREATE VIEW \"V\" AS ");
  DumpBuilder builder({});
  if (line == "PROCACTION") {
    builder.marked_list(line, {"x"});
  } else if (line.starts_with("CREATE")) {
    builder.query(line, "x");
  } else {
    builder.counted(line, "x");
  }
  const std::size_t at = builder.build_open().bytes.size() - 1;
  const Error error = stop(builder.build().patched(at, test::from_hex("78")));
  CHECK(error.code() == Code::bad_structure);
  CHECK(error.place().offset == at);
}

TEST_CASE("quotes that never close and have nothing behind them are an abnormal end") {
  DumpBuilder builder({});
  builder.line("METRICST").line("GRANT SELECT ON \"T TO U");
  const std::string lines(std::size_t{17} << 20, '\n');
  builder.raw(test::bytes_of(lines));
  CHECK(stop(builder.build_open().bytes).code() == Code::imp_abnormal_end);
}

TEST_CASE("a line without end is an abnormal end where it begins") {
  DumpBuilder builder({});
  builder.mark("line").raw(Buffer(std::size_t{17} << 20, 'x'));
  const test::Dump dump = builder.build_open();
  const Error error = stop(dump.bytes);
  CHECK(error.code() == Code::imp_abnormal_end);
  CHECK(error.place().offset == dump.offset("line"));
}
