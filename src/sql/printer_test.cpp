#include "src/sql/printer.hpp"

#include "src/sql/parse_testing.hpp"

using namespace exhume::sql;

namespace {

std::string reprint(std::string_view text, const PrintOptions& options) {
  return print(std::get<Statement>(parse(text)), options);
}

PrintOptions without_storage() {
  PrintOptions options;
  options.storage = false;
  options.tablespace = false;
  return options;
}

PrintOptions owned_by(std::string owner) {
  PrintOptions options;
  options.schema_for_unqualified = std::move(owner);
  return options;
}

}  // namespace

TEST_CASE("storage and tablespace can be left out of a table") {
  const std::string text =
      "CREATE TABLE \"T\" (\"A\" CLOB, PRIMARY KEY (\"A\") USING INDEX PCTFREE 5 TABLESPACE \"I\" "
      "ENABLE) "
      "PCTFREE 10 STORAGE(INITIAL 64K) TABLESPACE \"U\" LOGGING LOB (\"A\") STORE AS (TABLESPACE "
      "\"U\" "
      "CHUNK 8192) PARTITION BY HASH (\"A\") (PARTITION \"P\" TABLESPACE \"U\") ENABLE ROW "
      "MOVEMENT";
  CHECK(reprint(text, without_storage()) ==
        "CREATE TABLE \"T\" (\"A\" CLOB, PRIMARY KEY (\"A\") USING INDEX ENABLE) PARTITION BY HASH "
        "(\"A\") (PARTITION \"P\") ENABLE ROW MOVEMENT");
  PrintOptions no_tablespace;
  no_tablespace.tablespace = false;
  CHECK(reprint("CREATE TABLE \"T\" (\"A\" NUMBER) PCTFREE 10 TABLESPACE \"U\" LOGGING",
                no_tablespace) == "CREATE TABLE \"T\" (\"A\" NUMBER) PCTFREE 10 LOGGING");
  PrintOptions no_storage;
  no_storage.storage = false;
  CHECK(reprint("CREATE INDEX \"I\" ON \"T\" (\"A\") PCTFREE 10 TABLESPACE \"U\" LOGGING REVERSE",
                no_storage) == "CREATE INDEX \"I\" ON \"T\" (\"A\") TABLESPACE \"U\" REVERSE");
}

TEST_CASE("an owner is put before names without one") {
  const PrintOptions options = owned_by("we\"ird");
  CHECK(reprint("ALTER TABLE \"T\" ADD FOREIGN KEY (\"A\") REFERENCES \"P\" (\"B\")", options) ==
        "ALTER TABLE \"we\"\"ird\".\"T\" ADD FOREIGN KEY (\"A\") REFERENCES \"we\"\"ird\".\"P\" "
        "(\"B\")");
  const PrintOptions scott = owned_by("SCOTT");
  CHECK(reprint("COMMENT ON COLUMN \"T\".\"C\" IS 'x'", scott) ==
        "COMMENT ON COLUMN \"SCOTT\".\"T\".\"C\" IS 'x'");
  CHECK(reprint("CREATE TABLE \"S\".\"T\" (\"A\" \"TYP\", \"B\" DATE)", scott) ==
        "CREATE TABLE \"S\".\"T\" (\"A\" \"SCOTT\".\"TYP\", \"B\" DATE)");
  CHECK(reprint("CREATE PUBLIC SYNONYM \"A\" FOR \"B\"", scott) ==
        "CREATE PUBLIC SYNONYM \"A\" FOR \"SCOTT\".\"B\"");
  CHECK(reprint("CREATE ROLE \"R\"", scott) == "CREATE ROLE \"R\"");
  CHECK(reprint("GRANT READ ON DIRECTORY \"D\" TO \"U\"", scott) ==
        "GRANT READ ON DIRECTORY \"D\" TO \"U\"");
  CHECK(reprint("CREATE procedure p is begin null; end;", scott) ==
        "CREATE PROCEDURE \"SCOTT\".P is begin null; end;");
}

TEST_CASE("the readable layout puts columns, clauses and partitions on lines") {
  PrintOptions options;
  options.layout = Layout::readable;
  CHECK(reprint("CREATE TABLE \"T\" (\"A\" NUMBER(5,0) NOT NULL, \"B\" INTERVAL DAY(2) TO "
                "SECOND(6), CHECK "
                "(\"A\">0)) PCTFREE 10 TABLESPACE \"U\" PARTITION BY RANGE (\"A\") (PARTITION "
                "\"P\" VALUES LESS "
                "THAN (5) LOGGING, PARTITION \"Q\" VALUES LESS THAN (MAXVALUE))",
                options) ==
        "CREATE TABLE \"T\" (\n"
        "  \"A\" NUMBER(5, 0) NOT NULL,\n"
        "  \"B\" INTERVAL DAY (2) TO SECOND (6),\n"
        "  CHECK (\"A\">0)\n"
        ")\n"
        "PCTFREE 10 TABLESPACE \"U\"\n"
        "PARTITION BY RANGE (\"A\") (\n"
        "  PARTITION \"P\" VALUES LESS THAN (5) LOGGING,\n"
        "  PARTITION \"Q\" VALUES LESS THAN (MAXVALUE)\n"
        ")");
}

TEST_CASE("scripts end each statement as SQL*Plus wants it") {
  const auto script = [](std::string_view text) {
    return print_for_script(std::get<Statement>(parse(text)));
  };
  CHECK(script("CREATE SEQUENCE \"S\"") == "CREATE SEQUENCE \"S\";\n");
  CHECK(script("BEGIN null; END;") == "BEGIN null; END;\n/\n");
  CHECK(script("CREATE PROCEDURE \"P\" IS BEGIN null; END;\n") ==
        "CREATE PROCEDURE \"P\" IS BEGIN null; END;\n/\n");
  CHECK(script("CREATE TYPE \"T\" AS TABLE OF NUMBER") ==
        "CREATE TYPE \"T\" AS TABLE OF NUMBER\n/\n");
  CHECK(script("EXECUTE p(1); ") == "BEGIN\np(1);\nEND;\n/\n");
  CHECK(script("CREATE VIEW \"V\" AS SELECT 1 FROM dual -- one") ==
        "CREATE VIEW \"V\" AS SELECT 1 FROM dual -- one\n;\n");
}

TEST_CASE("a hint to the end of its line does not swallow what is printed behind it") {
  parse_as<AlterTable>("ALTER TABLE \"T\" ADD CHECK (a > 0 --+ hint\n) DISABLE");
  parse_as<AlterTable>("ALTER TABLE \"T\" ADD CHECK (a > 0 -- comment\n) DISABLE");
}
