// What the editors of statements change, and what they leave.

#include <catch2/catch.hpp>

#include "src/rewrite/column_sizes.hpp"
#include "src/rewrite/downgrade.hpp"
#include "src/rewrite/rename.hpp"
#include "src/rewrite/strip.hpp"
#include "tests/support/collected_diagnostics.hpp"

using namespace exhume;
using namespace exhume::rewrite;
using exp::StatementKind;

namespace {

constexpr std::uint16_t us7ascii = 1;

exp::Statement statement_of(const std::string& line, StatementKind kind = StatementKind::sql,
                            std::vector<std::string> pieces = {}) {
  return {.kind = kind, .line = line, .pieces = std::move(pieces)};
}

exp::Statement changed(const Editor& editor, const exp::Statement& statement) {
  const ClientText client(us7ascii);
  const auto text = StatementText::of(statement, client);
  return *text->with(editor(statement, text->utf8(), sql::significant_tokens(text->utf8())),
                     client);
}

std::string changed(const Editor& editor, const std::string& line,
                    StatementKind kind = StatementKind::sql) {
  return changed(editor, statement_of(line, kind)).line;
}

}  // namespace

TEST_CASE("renaming an owner changes its objects and nothing of the same name") {
  const Editor editor = rename_owner({"SCOTT", "KEEPER"});
  CHECK(changed(editor, "CONNECT SCOTT", StatementKind::connect) == "CONNECT KEEPER");
  CHECK(changed(editor, "CONNECT \"SCOTT\"", StatementKind::connect) == "CONNECT \"KEEPER\"");
  CHECK(changed(editor, "CONNECT SCOTTY", StatementKind::connect) == "CONNECT SCOTTY");
  CHECK(changed(editor, R"(CREATE VIEW "V" AS SELECT "SCOTT" FROM "SCOTT"."SCOTT")") ==
        R"(CREATE VIEW "V" AS SELECT "SCOTT" FROM "KEEPER"."SCOTT")");
  CHECK(changed(editor, "select scott . x, y.scott.z from SCOTT.t") ==
        "select KEEPER . x, y.scott.z from KEEPER.t");
  CHECK(changed(editor, R"(GRANT SELECT ON "SCOTT" TO "SCOTT")") ==
        R"(GRANT SELECT ON "SCOTT" TO "KEEPER")");
  CHECK(changed(editor, R"(CREATE USER "SCOTT" IDENTIFIED BY VALUES 'SCOTT.')") ==
        R"(CREATE USER "KEEPER" IDENTIFIED BY VALUES 'SCOTT.')");
  CHECK(changed(editor, "COMMENT ON TABLE \"T\" IS 'SCOTT.T'") ==
        "COMMENT ON TABLE \"T\" IS 'SCOTT.T'");
}

TEST_CASE("renaming quotes names that need it") {
  CHECK(changed(rename_owner({"SCOTT", "new owner"}), "select * from scott.t") ==
        "select * from \"new owner\".t");
}

TEST_CASE("renaming a table follows it through statements") {
  const Editor editor = rename_table({"STATUS", "STATES"});
  CHECK(changed(editor, "TABLE \"STATUS\"", StatementKind::table) == "TABLE \"STATES\"");
  CHECK(changed(editor, R"(CREATE TABLE "STATUS" ("STATUS" NUMBER, "X" NUMBER))") ==
        R"(CREATE TABLE "STATES" ("STATUS" NUMBER, "X" NUMBER))");
  CHECK(changed(editor, R"(INSERT INTO "STATUS" ("STATUS") VALUES (:1))") ==
        R"(INSERT INTO "STATES" ("STATUS") VALUES (:1))");
  CHECK(changed(editor, R"(CREATE INDEX "STATUS" ON "S"."STATUS" ("STATUS" ))") ==
        R"(CREATE INDEX "STATUS" ON "S"."STATES" ("STATUS" ))");
  CHECK(changed(editor, R"(COMMENT ON COLUMN "STATUS"."STATUS" IS 'STATUS')") ==
        R"(COMMENT ON COLUMN "STATES"."STATUS" IS 'STATUS')");
  CHECK(
      changed(editor, R"(ALTER TABLE "T" ADD FOREIGN KEY ("STATUS") REFERENCES "STATUS" ("ID"))") ==
      R"(ALTER TABLE "T" ADD FOREIGN KEY ("STATUS") REFERENCES "STATES" ("ID"))");
  CHECK(changed(editor, "SELECT STATUS.ID FROM STATUS") == "SELECT STATES.ID FROM STATES");
}

TEST_CASE("renaming reaches into the statistics' strings") {
  const auto statement =
      statement_of("ANALSTATS TS \"EMP\"", StatementKind::statistics,
                   {"BEGIN  DBMS_STATS.SET_TABLE_STATS(NULL,'\"EMP\"',NULL); END;"});
  const auto out = changed(rename_table({"EMP", "STAFF"}), statement);
  CHECK(out.line == "ANALSTATS TS \"STAFF\"");
  CHECK(out.pieces ==
        std::vector<std::string>{"BEGIN  DBMS_STATS.SET_TABLE_STATS(NULL,'\"STAFF\"',NULL); END;"});
}

TEST_CASE("a piece of a body is changed in its place, also where a token spans two") {
  const auto statement =
      statement_of("CREATE TRIGGER", StatementKind::sql, {"BEGIN \"SC", "OTT\".P; END;"});
  const auto out = changed(rename_owner({"SCOTT", "KEEPER"}), statement);
  CHECK(out.pieces == std::vector<std::string>{"BEGIN \"KEEPER\"", ".P; END;"});
}

TEST_CASE("renaming a tablespace leaves other names alone") {
  const Editor editor = rename_tablespace({"USERS", "DATA"});
  CHECK(changed(editor, R"(CREATE TABLE "USERS" ("A" CLOB) TABLESPACE "USERS" LOB ("A") STORE AS )"
                        R"((TABLESPACE "USERS"))") ==
        R"(CREATE TABLE "USERS" ("A" CLOB) TABLESPACE "DATA" LOB ("A") STORE AS )"
        R"((TABLESPACE "DATA"))");
  CHECK(changed(editor, "ALTER USER \"X\" QUOTA UNLIMITED ON \"USERS\"") ==
        "ALTER USER \"X\" QUOTA UNLIMITED ON \"DATA\"");
  CHECK(changed(editor, "GRANT SELECT ON \"USERS\" TO \"X\"") ==
        "GRANT SELECT ON \"USERS\" TO \"X\"");
}

TEST_CASE("renamings are OLD:NEW") {
  CHECK(parse_renaming("scott:keeper").from == "SCOTT");
  CHECK(parse_renaming("scott:keeper").to == "KEEPER");
  CHECK(parse_renaming("\"a b\":\"c\"").from == "a b");
  CHECK(parse_renaming("\"a b\":\"c\"").to == "c");
  for (const char* text : {"", "scott", "scott:", ":keeper", "a:b:c", "a b"}) {
    INFO(text);
    CHECK_THROWS_AS(parse_renaming(text), Error);
  }
}

TEST_CASE("storage goes and the table stays") {
  const std::string create =
      R"(CREATE TABLE "T" ("STORAGE" CLOB)  PCTFREE 10 PCTUSED 40 INITRANS 1 MAXTRANS 255 )"
      R"(STORAGE(INITIAL 65536 FREELISTS 1 (X)) TABLESPACE "USERS" LOGGING NOCOMPRESS )"
      R"(LOB ("STORAGE") STORE AS  (TABLESPACE "USERS" ENABLE STORAGE IN ROW CHUNK 8192 )"
      R"(STORAGE(INITIAL 65536)))";
  CHECK(changed(strip_storage(), create) ==
        R"(CREATE TABLE "T" ("STORAGE" CLOB) TABLESPACE "USERS" NOCOMPRESS )"
        R"(LOB ("STORAGE") STORE AS  (TABLESPACE "USERS" ENABLE STORAGE IN ROW CHUNK 8192))");
  CHECK(changed(strip_tablespaces(), changed(strip_storage(), create)) ==
        R"(CREATE TABLE "T" ("STORAGE" CLOB) NOCOMPRESS )"
        R"(LOB ("STORAGE") STORE AS  ( ENABLE STORAGE IN ROW CHUNK 8192))");
  CHECK(changed(strip_tablespaces(),
                R"(CREATE TABLE "T" ("C" CLOB) LOB ("C") STORE AS  (TABLESPACE "X" ))") ==
        R"(CREATE TABLE "T" ("C" CLOB))");
  CHECK(changed(strip_tablespaces(),
                R"(CREATE TABLE "T" ("C" CLOB) LOB ("C") STORE AS "S" (TABLESPACE "X" CHUNK 8192 )"
                R"(INDEX "I" (TABLESPACE "X")) LOB ("D") STORE AS (INDEX (TABLESPACE "X")))") ==
        R"(CREATE TABLE "T" ("C" CLOB) LOB ("C") STORE AS "S" ( CHUNK 8192))");
  CHECK(changed(strip_tablespaces(), "CREATE TABLESPACE \"X\" DATAFILE 'y'") ==
        "CREATE TABLESPACE \"X\" DATAFILE 'y'");
  CHECK(changed(strip_tablespaces(), "CREATE USER \"U\" DEFAULT TABLESPACE \"X\"") ==
        "CREATE USER \"U\" DEFAULT TABLESPACE \"X\"");
}

TEST_CASE("object ids go from types") {
  CHECK(changed(
            strip_object_ids(),
            "CREATE TYPE \"T\" TIMESTAMP '2006-02-07:22:25:12' OID '526F' AS OBJECT (A NUMBER)") ==
        "CREATE TYPE \"T\" AS OBJECT (A NUMBER)");
  CHECK(changed(strip_object_ids(), "EDITIONABLE TYPE \"T\" OID '526F' AS OBJECT (A NUMBER)") ==
        "EDITIONABLE TYPE \"T\" AS OBJECT (A NUMBER)");
  CHECK(changed(strip_object_ids(), "CREATE TABLE \"TYPE\" (A TIMESTAMP DEFAULT TIMESTAMP '1')") ==
        "CREATE TABLE \"TYPE\" (A TIMESTAMP DEFAULT TIMESTAMP '1')");
}

TEST_CASE("words of later versions go, later types are told of") {
  test::CollectedDiagnostics diagnostics;
  const std::string create =
      R"(CREATE TABLE "T" ("A" BINARY_DOUBLE, "B" CLOB) SEGMENT CREATION IMMEDIATE )"
      R"(STORAGE(INITIAL 1 FLASH_CACHE DEFAULT) NOCOMPRESS LOB ("B") STORE AS SECUREFILE )"
      R"((RETENTION AUTO KEEP_DUPLICATES CACHE))";
  CHECK(changed(downgrade_words({10, 2}, diagnostics), create) ==
        R"(CREATE TABLE "T" ("A" BINARY_DOUBLE, "B" CLOB) )"
        R"(STORAGE(INITIAL 1) NOCOMPRESS LOB ("B") STORE AS )"
        R"(( CACHE))");
  CHECK(diagnostics.all.empty());
  changed(downgrade_words({9, 2}, diagnostics), create);
  REQUIRE(diagnostics.all.size() == 1);
  CHECK(diagnostics.all[0].code == Code::not_translated);
  CHECK(diagnostics.all[0].message.find("BINARY_DOUBLE came with 10.1") != std::string::npos);
}

TEST_CASE("a downgrade leaves out what a table is the same without, and tells what stays") {
  test::CollectedDiagnostics diagnostics;
  CHECK(changed(downgrade_words({11, 2}, diagnostics),
                "CREATE TABLE \"T\" (\"A\" NUMBER) NO ROW ARCHIVAL NO MEMOPTIMIZE FOR READ DISABLE "
                "LOGICAL REPLICATION NEW THING LOGGING") ==
        "CREATE TABLE \"T\" (\"A\" NUMBER) NEW THING LOGGING");
  CHECK(diagnostics.all.empty());
  changed(downgrade_words({11, 2}, diagnostics), "CREATE TABLE \"T\" (\"A\" NUMBER) ROW ARCHIVAL");
  CHECK(diagnostics.all.size() == 1);
}

TEST_CASE("versions are numbers with dots") {
  CHECK(parse_version("11.02.00") == Version{11, 2});
  CHECK(parse_version("9.2") == Version{9, 2});
  CHECK(parse_version("19") == Version{19, 0});
  for (const char* text : {"", "x", "9.", "9.x", "-1"}) CHECK_THROWS_AS(parse_version(text), Error);
}

TEST_CASE("columns are widened in bytes or count characters") {
  const std::string create =
      "CREATE TABLE \"CHAR\" (\"VARCHAR2\" VARCHAR2(10), \"B\" CHAR(1 BYTE), \"C\" VARCHAR2(2000), "
      "\"D\" VARCHAR2(5 CHAR), \"E\" NVARCHAR2(5), \"F\" NUMBER(10))";
  CHECK(with_wider_columns(create, 3) ==
        "CREATE TABLE \"CHAR\" (\"VARCHAR2\" VARCHAR2(30), \"B\" CHAR(3), \"C\" VARCHAR2(4000), "
        "\"D\" VARCHAR2(5 CHAR), \"E\" NVARCHAR2(5), \"F\" NUMBER(10))");
  CHECK(with_character_columns(create) ==
        "CREATE TABLE \"CHAR\" (\"VARCHAR2\" VARCHAR2(10 CHAR), \"B\" CHAR(1 CHAR), \"C\" "
        "VARCHAR2(2000 CHAR), \"D\" VARCHAR2(5 CHAR), \"E\" NVARCHAR2(5), \"F\" NUMBER(10))");
}
