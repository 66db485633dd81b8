#include "src/ddl/script.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "tests/support/opened_dump.hpp"
#include "tests/support/samples/samples.hpp"

using namespace exhume;
using ddl::Kind;
using exhume::test::DumpBuilder;
using exhume::test::OpenedDump;

namespace {

ddl::Script script(const test::Buffer& bytes, const ddl::ScriptRequest& request = {}) {
  OpenedDump opened(bytes);
  return ddl::make_script(*opened.reader, request);
}

std::string joined(const ddl::Script& script) {
  std::string out;
  for (const ddl::ScriptStatement& statement : script.statements) out += statement.text;
  return out;
}

// Where the first statement that holds `text` stands.
std::size_t position(const ddl::Script& script, std::string_view text) {
  for (std::size_t i = 0; i < script.statements.size(); ++i) {
    if (script.statements[i].text.find(text) != std::string::npos) return i;
  }
  FAIL("no statement with " << text);
  return 0;
}

constexpr const char* table_with_storage =
    R"(CREATE TABLE "T" ("A" NUMBER)  PCTFREE 10 INITRANS 1 STORAGE(INITIAL 65536) )"
    R"(TABLESPACE "USERS" LOGGING NOCOMPRESS)";

}  // namespace

TEST_CASE("statements stand where what they need is there") {
  const ddl::Script made = script(test::samples::scott_11g().bytes);
  CHECK_FALSE(made.error);
  CHECK(made.unparsed == 0);
  const std::size_t key = position(made, "FK_DEPTNO");
  CHECK(position(made, "CREATE SEQUENCE") < position(made, "CREATE TABLE \"DEPT\""));
  CHECK(position(made, "CREATE TABLE \"EMP\"") < position(made, "PK_EMP"));
  CHECK(position(made, "PK_DEPT") < key);
  CHECK(position(made, "PK_EMP") < key);
  CHECK(key < position(made, "ENABLE CONSTRAINT \"EMP_SAL_CK\""));
  CHECK(key < position(made, "ENABLE CONSTRAINT \"FK_DEPTNO\""));
  CHECK(position(made, "CREATE TABLE \"EMP\"") < position(made, "emp_number"));
}

TEST_CASE("a foreign key stands behind a table that the dump creates later") {
  DumpBuilder builder({});
  builder.line(
      R"(ALTER TABLE "A" ADD CONSTRAINT "F" FOREIGN KEY ("X") REFERENCES "B" ("X") ENABLE)");
  builder.line(R"(CREATE TABLE "B" ("X" NUMBER))");
  const ddl::Script made = script(builder.build().bytes);
  REQUIRE(made.statements.size() == 2);
  CHECK(made.statements[0].object.kind == Kind::table);
  CHECK(made.statements[1].object.kind == Kind::foreign_key);
}

TEST_CASE("import blocks and statistics come only when asked for") {
  const auto bytes = test::samples::scott_11g().bytes;
  CHECK(joined(script(bytes)).find("DBMS_STATS") == std::string::npos);
  const ddl::Script statistics = script(bytes, {.kinds = {Kind::statistics}});
  CHECK(statistics.statements.size() == 3);
  for (const auto& statement : statistics.statements) {
    CHECK(statement.object.kind == Kind::statistics);
  }
}

TEST_CASE("a script tells how many blocks it lacks") {
  DumpBuilder builder({});
  builder.line(R"(CREATE TABLE "A" ("X" NUMBER))").line("EXECUTE dbms_job.isubmit(1);");
  builder.line("EXECUTE dbms_job.isubmit(2);");
  const auto bytes = builder.build().bytes;
  CHECK(ddl::script_end(script(bytes)) ==
        "-- not printed: 2 blocks of PL/SQL that only an import runs\n");
  CHECK(ddl::script_end(script(bytes, {.kinds = {Kind::table}})).empty());
  CHECK(ddl::script_end(script(bytes, {.names = {"A"}})).empty());
  const ddl::Script blocks = script(bytes, {.kinds = {Kind::block}});
  CHECK(blocks.statements.size() == 2);
  CHECK(ddl::script_end(blocks).empty());
}

TEST_CASE("session settings and compilations of the exporting database are left out") {
  const std::string text = joined(script(test::samples::scott_11g().bytes));
  CHECK(text.find("ALTER SESSION") == std::string::npos);
  CHECK(text.find("COMPILE") == std::string::npos);
  CHECK(text.find("ALTER TRIGGER") != std::string::npos);
}

TEST_CASE("kinds, owners and names choose statements") {
  DumpBuilder builder({.user = "U"});
  builder.line(R"(CREATE TABLE "A" ("X" NUMBER))").line(R"(CREATE TABLE "B" ("X" NUMBER))");
  builder.line(R"(CREATE INDEX "I" ON "A" ("X" ))");
  builder.line("CONNECT V").line(R"(CREATE TABLE "A" ("Y" NUMBER))");
  const auto bytes = builder.build().bytes;
  CHECK(script(bytes).statements.size() == 4);
  CHECK(script(bytes, {.kinds = {Kind::index}}).statements.size() == 1);
  const ddl::Script chosen = script(bytes, {.owners = {"V"}, .names = {"A"}});
  REQUIRE(chosen.statements.size() == 1);
  CHECK(chosen.statements[0].object.owner == "V");
  CHECK(chosen.statements[0].object.name == "A");
  CHECK(script(bytes, {.names = {"A", "NOWHERE"}}).missing == std::vector<std::string>{"NOWHERE"});
}

TEST_CASE("storage and tablespace are left out unless asked for") {
  DumpBuilder builder({});
  const auto bytes = builder.line(table_with_storage).build().bytes;
  const std::string plain = joined(script(bytes));
  CHECK(plain.find("PCTFREE") == std::string::npos);
  CHECK(plain.find("TABLESPACE") == std::string::npos);
  const std::string storage = joined(script(bytes, {.with_storage = true}));
  CHECK(storage.find("PCTFREE 10") != std::string::npos);
  CHECK(storage.find("INITIAL 65536") != std::string::npos);
  CHECK(storage.find("TABLESPACE") == std::string::npos);
  const std::string tablespace = joined(script(bytes, {.with_tablespace = true}));
  CHECK(tablespace.find("TABLESPACE \"USERS\"") != std::string::npos);
  CHECK(tablespace.find("PCTFREE") == std::string::npos);
}

TEST_CASE("clauses that are left out leave no empty line, which would end the statement") {
  for (const auto& sample : {test::samples::gbk_9i(), test::samples::v8_8i()}) {
    const ddl::Script made = script(sample.bytes, {.kinds = {Kind::table}});
    CHECK_FALSE(made.statements.empty());
    CHECK(joined(made).find("\n\n") == std::string::npos);
    CHECK(joined(made).find("\n;") == std::string::npos);
  }
}

TEST_CASE("a snapshot becomes CREATE MATERIALIZED VIEW without its exported state") {
  DumpBuilder builder({});
  builder.counted(R"(CREATE SNAPSHOT "S" USING ("S", (8, 'ORCL', 1, 0, 0, ("SCOTT", "EMP", ''))) )"
                  R"(REFRESH FORCE AS )",
                  R"(SELECT * FROM "EMP")");
  const ddl::Script made = script(builder.build().bytes);
  REQUIRE(made.statements.size() == 1);
  INFO(made.statements[0].text);
  CHECK(made.unparsed == 0);
  CHECK(made.statements[0].object.kind == Kind::materialized_view);
  CHECK(made.statements[0].text.starts_with("CREATE MATERIALIZED VIEW \"S\""));
  CHECK(made.statements[0].text.find("USING") == std::string::npos);
  CHECK(made.statements[0].text.find("SELECT * FROM \"EMP\"") != std::string::npos);
}

TEST_CASE("the log of a snapshot becomes that of a materialized view, without its state") {
  DumpBuilder builder({});
  builder.line(R"(CREATE SNAPSHOT LOG ON "T" WITH PRIMARY KEY USING ("MLOG$_T", (9, 'DB')))");
  const ddl::Script made = script(builder.build().bytes);
  CHECK(made.unparsed == 0);
  CHECK(joined(made) == "CREATE MATERIALIZED VIEW LOG ON \"T\" WITH PRIMARY KEY;\n");
}

TEST_CASE("a type loses the time stamp and object id that only an import needs") {
  DumpBuilder builder({});
  builder.marked_list("CREATE TYPE ", {"CREATE TYPE \"P\"   TIMESTAMP '2020-01-06:09:12:00' OID "
                                       "'0123456789ABCDEF0123456789ABCDEF' AS OBJECT (X NUMBER)"});
  const ddl::Script made = script(builder.build().bytes);
  REQUIRE(made.statements.size() == 1);
  INFO(made.statements[0].text);
  CHECK(made.unparsed == 0);
  CHECK(made.statements[0].text.find("TIMESTAMP") == std::string::npos);
  CHECK(made.statements[0].text.find("OID") == std::string::npos);
  CHECK(made.statements[0].text.find("X NUMBER") != std::string::npos);
}

TEST_CASE("statements end as SQL*Plus wants them") {
  const ddl::Script made = script(test::samples::scott_11g().bytes);
  CHECK(made.statements[position(made, "CREATE SYNONYM")].text.ends_with(";\n"));
  CHECK(made.statements[position(made, "raise_salary")].text.ends_with("\n/\n"));
}

TEST_CASE("what is not parsed stands as a comment, every line of it") {
  DumpBuilder builder({});
  builder.marked_list("CALTER TABLE", {"CREATE NOTHING (\n\"DROP USER SYS\"\n)"});
  const ddl::Script made = script(builder.build().bytes);
  CHECK(made.unparsed == 1);
  REQUIRE(made.statements.size() == 1);
  std::istringstream lines(made.statements[0].text);
  std::string line;
  while (std::getline(lines, line)) CHECK(line.starts_with("--"));
}

TEST_CASE("no line of a statement becomes a command of SQL*Plus") {
  for (const char* const line : {"/", " / ", ".", "#host id", "@x", "-- done;"}) {
    CAPTURE(line);
    DumpBuilder builder({});
    builder.query("CREATE VIEW \"V\" (\"A\") AS ",
                  std::string("select 1 /*\n") + line + "\nhost id\n*/ from dual");
    const std::string text = joined(script(builder.build().bytes));
    CHECK(text.starts_with("-- SQL*Plus would take a line of it for a command:\n-- CREATE VIEW"));
    std::istringstream lines(text);
    for (std::string printed; std::getline(lines, printed);) CHECK(printed.starts_with("--"));
  }
  DumpBuilder program({});
  program.marked_list("CREATE PROCEDURE \"P\"",
                      {"CREATE PROCEDURE \"P\"", " AS\nBEGIN NULL;\nEND;\n/\n"});
  CHECK(joined(script(program.build().bytes)).starts_with("CREATE PROCEDURE"));
  DumpBuilder builder({});
  builder.query("CREATE VIEW \"V\" (\"A\") AS ", "select 1 /*\n;/ a.b #\n*/ from dual");
  CHECK(joined(script(builder.build().bytes)).starts_with("CREATE VIEW"));
}

TEST_CASE("a damaged dump gives the statements before the damage") {
  DumpBuilder builder({});
  builder.line(R"(CREATE TABLE "A" ("X" NUMBER))").mark("cut").line("GRANT DBA TO \"X\"");
  const test::Dump dump = builder.build();
  const ddl::Script made = script(dump.cut(dump.offset("cut") + 5));
  CHECK(made.statements.size() == 1);
  REQUIRE(made.error);
  CHECK(made.error->code() == Code::imp_abnormal_end);
}

TEST_CASE("a schema switch quotes the owner") {
  CHECK(ddl::schema_switch("SCOTT") == "ALTER SESSION SET CURRENT_SCHEMA = \"SCOTT\";\n");
  CHECK(ddl::schema_switch("a\"b") == "ALTER SESSION SET CURRENT_SCHEMA = \"a\"\"b\";\n");
}
