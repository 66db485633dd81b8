#include "formats/exp/statement.hpp"

#include <catch2/catch.hpp>

using namespace exhume::exp;

namespace {

struct Expected {
  const char* line;
  StatementKind kind;
  BodyForm form;
  RunnableText runnable;
};

}  // namespace

TEST_CASE("a line without a mark tells its kind, body and text to run") {
  using enum StatementKind;
  const auto expected = GENERATE(values<Expected>({
      {"INSERT INTO \"T\" (\"A\") VALUES (:1)", insert, BodyForm::rows, RunnableText::none},
      {"TABLE \"T\"", table, BodyForm::none, RunnableText::none},
      {"ENDTABLE", end_table, BodyForm::none, RunnableText::none},
      {"PARTITION \"P\"", partition, BodyForm::none, RunnableText::none},
      {"COMPARTITION \"P\"", partition, BodyForm::none, RunnableText::none},
      {"SUBPARTITION \"P\"", partition, BodyForm::none, RunnableText::none},
      {"ENDPARTITION", end_partition, BodyForm::none, RunnableText::none},
      {"ENDCOMPARTITION", end_partition, BodyForm::none, RunnableText::none},
      {"ENDSUBPARTITION", end_partition, BodyForm::none, RunnableText::none},
      {"CONNECT SCOTT", connect, BodyForm::none, RunnableText::none},
      {"METRICSTtables", metric, BodyForm::none, RunnableText::none},
      {"METRICET 17", metric, BodyForm::none, RunnableText::none},
      {"CREATE TABLE \"T\" (\"A\" NUMBER)", sql, BodyForm::none, RunnableText::line},
      {"CREATE UNIQUE INDEX \"I\" ON \"T\" (\"A\" )", sql, BodyForm::none, RunnableText::line},
      {"CREATE SEQUENCE \"S\" MINVALUE 1", sql, BodyForm::none, RunnableText::line},
      {"CREATE SYNONYM \"S\" FOR \"T\"", sql, BodyForm::none, RunnableText::line},
      {"CREATE VIEW \"V\" (\"A\") AS ", sql, BodyForm::query, RunnableText::line_and_body},
      {"CREATE FORCE VIEW \"V\" (\"A\") AS", sql, BodyForm::query, RunnableText::line_and_body},
      {"CREATE SNAPSHOT \"S\" USING (\"S\", (8, 'X')) AS ", sql, BodyForm::counted,
       RunnableText::line_and_body},
      {"CREATE MATERIALIZED VIEW \"S\" USING (\"S\") AS ", sql, BodyForm::counted,
       RunnableText::line_and_body},
      {"CREATE FORMAT71TRIG ", sql, BodyForm::two_counted, RunnableText::body},
      {"ALTER TABLE \"T\" ADD  PRIMARY KEY (\"A\")", sql, BodyForm::none, RunnableText::line},
      {"ALTER TABLE \"T\" MODIFY DEFAULT", sql, BodyForm::counted, RunnableText::body},
      {"COMMENT ON TABLE \"T\" IS ", sql, BodyForm::counted, RunnableText::line_and_body},
      {"COMMENT ON COLUMN \"T\".\"A\" IS 'x'", sql, BodyForm::none, RunnableText::line},
      {"GRANT SELECT ON \"T\" TO \"U\"", sql, BodyForm::none, RunnableText::line},
      {"REVOKE ALL ON \"T\" FROM \"U\"", sql, BodyForm::none, RunnableText::line},
      {"CREATE OR REPLACE FORCE NONEDITIONABLE EDITIONING VIEW \"V\" AS ", sql, BodyForm::query,
       RunnableText::line_and_body},
      {"CREATE TABLE \"A VIEW \" AS", sql, BodyForm::none, RunnableText::line},
      {"ASSOCIATE STATISTICS WITH COLUMNS \"T\".\"A\" USING \"S\"", sql, BodyForm::none,
       RunnableText::line},
      {"EXECUTE sys.dbms_x.y(1)", block, BodyForm::none, RunnableText::line},
      {"EXEC x.y(1)", block, BodyForm::none, RunnableText::line},
      {"CALL x.y(1)", block, BodyForm::none, RunnableText::line},
      {"BEGIN x.y(1); END;", block, BodyForm::none, RunnableText::line},
      {"DECLARE n NUMBER; BEGIN x(n); END;", block, BodyForm::none, RunnableText::line},
      {"ANALSTATS TS \"T\"", statistics, BodyForm::counted, RunnableText::body},
      {"ANALCOMPUTE TR \"T\" ANALYZE  TABLE", statistics, BodyForm::none, RunnableText::none},
      {"ANALYZE TABLE \"T\" ESTIMATE", statistics, BodyForm::none, RunnableText::line},
      {"BEGINTYPE \"T\" \"1\" \"2\" \"1\" ", type_descriptor, BodyForm::counted,
       RunnableText::none},
      {"FOREIGNTYPE \"T\"", type_descriptor, BodyForm::counted, RunnableText::none},
      {"ENDTYPE", marker, BodyForm::none, RunnableText::none},
      {"BEGINSYS", marker, BodyForm::none, RunnableText::none},
      {"JAVA CLASS \"x\" ", java, BodyForm::none, RunnableText::none},
      {"EXECJAVA call", java, BodyForm::none, RunnableText::none},
      {"ENDJAVA  CLASS", java, BodyForm::none, RunnableText::none},
      {"", blank, BodyForm::none, RunnableText::none},
      {"   ", blank, BodyForm::none, RunnableText::none},
      {"EXIT", exit, BodyForm::none, RunnableText::none},
      {"EXIT  ", exit, BodyForm::none, RunnableText::none},
      {"EXITS", unknown, BodyForm::none, RunnableText::none},
      {"HELLO", unknown, BodyForm::none, RunnableText::none},
  }));
  CAPTURE(expected.line);
  const StatementClass found = classify(expected.line, false);
  CHECK(found.kind == expected.kind);
  CHECK(found.form == expected.form);
  CHECK(found.runnable == expected.runnable);
}

TEST_CASE("the mark makes a list of the body whatever the line") {
  using enum StatementKind;
  const auto expected = GENERATE(values<Expected>({
      {"CALTER TABLE", sql, BodyForm::marked_list, RunnableText::body},
      {"CREATE TYPE ", sql, BodyForm::marked_list, RunnableText::body},
      {"CREATE FORMAT92 PROCEDURE \"P\" ", sql, BodyForm::marked_list, RunnableText::body},
      {"CREATE FORMAT92TRIG ", sql, BodyForm::marked_list, RunnableText::body},
      {"CREATE VIEW \"V\" AS ", sql, BodyForm::marked_list, RunnableText::line_and_body},
      {"COMMENT ON TABLE \"T\" IS ", sql, BodyForm::marked_list, RunnableText::line_and_body},
      {"ANALSTATS TS \"T\"", statistics, BodyForm::marked_list, RunnableText::body},
      {"PROCACTION", block, BodyForm::marked_list, RunnableText::body},
      {"PROCOBJECT CREATE 1", block, BodyForm::marked_list, RunnableText::body},
      {"SYSPRIVSGRANT", block, BodyForm::marked_list, RunnableText::body},
      {"HELLO", unknown, BodyForm::marked_list, RunnableText::none},
  }));
  CAPTURE(expected.line);
  const StatementClass found = classify(expected.line, true);
  CHECK(found.kind == expected.kind);
  CHECK(found.form == expected.form);
  CHECK(found.runnable == expected.runnable);
}

TEST_CASE("the text to run joins line and pieces with nothing in between") {
  Statement statement{.line = "COMMENT ON TABLE \"T\" IS ", .pieces = {"'a", "b'"}};
  statement.runnable = RunnableText::line_and_body;
  CHECK(statement.text() == "COMMENT ON TABLE \"T\" IS 'ab'");
  statement.runnable = RunnableText::body;
  CHECK(statement.text() == "'ab'");
  statement.runnable = RunnableText::line;
  CHECK(statement.text() == "COMMENT ON TABLE \"T\" IS ");
  statement.runnable = RunnableText::none;
  CHECK(statement.text().empty());
}

TEST_CASE("the zero byte that ends a trigger of 8.1 is not part of its text") {
  Statement statement{.runnable = RunnableText::body, .pieces = {"TRIGGER t\n", "END;\n"}};
  statement.pieces.back().push_back('\0');
  CHECK(statement.text() == "TRIGGER t\nEND;\n");
}

TEST_CASE("only an export has lines that are certain") {
  CHECK(is_certain("ENDTABLE"));
  CHECK(is_certain("TABLE \"T\""));
  CHECK(is_certain("INSERT INTO \"T\" (\"A\") VALUES (:1)"));
  CHECK_FALSE(is_certain("TABLE \"T\" is full"));
  CHECK_FALSE(is_certain("TABLE \"T"));
  CHECK_FALSE(is_certain("INSERT INTO T (A) VALUES (1)"));
  CHECK_FALSE(is_certain("CREATE TABLE \"T\" (\"A\" NUMBER)"));
  CHECK_FALSE(is_certain("EXIT"));
}

TEST_CASE("the quoted name of a line stands between its first quotes") {
  CHECK(quoted_name("TABLE \"EMP\"") == "EMP");
  CHECK(quoted_name("TABLE \"a 'b'\" \"c\"") == "a 'b'");
  CHECK(quoted_name("COMPARTITION").empty());
  CHECK(quoted_name("TABLE \"EMP").empty());
}
