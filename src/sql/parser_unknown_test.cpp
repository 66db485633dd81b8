// What is kept as written because no rule knows it, and what has to fail all the same.

#include <string>
#include <vector>

#include "src/sql/parse_testing.hpp"

using namespace exhume::sql;

namespace {

CreateTable table_with(const std::string& clauses) {
  return parse_as<CreateTable>("CREATE TABLE \"T\" (\"A\" NUMBER) " + clauses);
}

template <typename Clauses>
std::vector<std::string> unknown(const Clauses& clauses) {
  std::vector<std::string> texts;
  for (const auto& clause : clauses) {
    if (const auto* found = std::get_if<UnknownClause>(&clause)) texts.push_back(found->text);
  }
  return texts;
}

}  // namespace

TEST_CASE("an unknown attribute of a table goes on up to one that is known") {
  const auto table = table_with(
      "PCTFREE 10 CLUSTERING BY LINEAR ORDER (\"A\", \"B\") YES ON LOAD TABLESPACE \"U\" SHINY NEW "
      "(X = (1, 2)) LOB (\"A\") STORE AS (CHUNK 8192) PARTITION BY HASH (\"A\") PARTITIONS 2");
  CHECK(unknown(table.clauses) ==
        std::vector<std::string>{"CLUSTERING BY LINEAR ORDER (\"A\", \"B\") YES ON LOAD",
                                 "SHINY NEW (X = (1, 2))"});
  CHECK(find_physical<TablespaceClause>(table.clauses)->name.text == "U");
  CHECK(find<LobStorage>(table.clauses) != nullptr);
  CHECK(find<Partitioning>(table.clauses)->count->number == "2");
}

TEST_CASE("unknown attributes of partitions, LOBs, clusters and indexes") {
  const auto table = table_with(
      "PARTITION BY RANGE (\"A\") SUBPARTITION BY HASH (\"A\") (PARTITION \"P\" VALUES LESS THAN "
      "(5) EXTERNAL LOCATION ('a.csv', 'b.csv') TABLESPACE \"U\" NEW THING (SUBPARTITION \"S\" "
      "NEW (1)), PARTITION \"Q\" VALUES LESS THAN (9) NEW THING)");
  const auto& partitions = find<Partitioning>(table.clauses)->partitions;
  REQUIRE(partitions.size() == 2);
  CHECK(unknown(partitions[0].clauses) ==
        std::vector<std::string>{"EXTERNAL LOCATION ('a.csv', 'b.csv')", "NEW THING"});
  CHECK(unknown(partitions[0].subpartitions.at(0).clauses) == std::vector<std::string>{"NEW (1)"});

  const auto lob = table_with("LOB (\"A\") STORE AS \"S\" (NEW THING 5 CHUNK 8192 NEW (1))");
  CHECK(unknown(find<LobStorage>(lob.clauses)->parameters) ==
        std::vector<std::string>{"NEW THING 5", "NEW (1)"});

  const auto cluster = parse_as<CreateCluster>(
      "CREATE CLUSTER \"C\" (\"A\" NUMBER) NEW THING PCTFREE 5 PARTITION BY RANGE (\"A\") "
      "(PARTITION \"P\" VALUES LESS THAN (5)) ROWDEPENDENCIES");
  CHECK(unknown(cluster.clauses) == std::vector<std::string>{"NEW THING"});
  CHECK(find<Partitioning>(cluster.clauses)->partitions.size() == 1);

  const auto index = parse_as<CreateIndex>("CREATE INDEX \"I\" ON \"T\" (\"A\") NEW THING LOCAL");
  CHECK(unknown(index.clauses) == std::vector<std::string>{"NEW THING"});
  CHECK(find<LocalPartitioning>(index.clauses) != nullptr);
}

TEST_CASE("unknown attributes stay where storage is left out, but in LOB storage") {
  PrintOptions options;
  options.storage = false;
  const auto printed = [&](std::string_view text) {
    return print(std::get<Statement>(parse(text)), options);
  };
  CHECK(printed("CREATE TABLE \"T\" (\"A\" CLOB) PCTFREE 10 NEW THING INMEMORY PRIORITY HIGH ILM "
                "ADD POLICY ROW STORE COMPRESS ADVANCED SEGMENT AFTER 3 DAYS OF NO ACCESS LOGGING "
                "LOB (\"A\") STORE AS (CHUNK 8192 NEW THING)") ==
        "CREATE TABLE \"T\" (\"A\" CLOB) NEW THING");
}

TEST_CASE("an unknown attribute hides nothing that has a meaning") {
  for (const char* clauses : {
           "FROBNICATE",                            // perhaps the half of a word
           "FROBNICATE TABLESPACE \"U\"",           // likewise
           "NEW THING (",                           // not balanced
           "NEW (1))",                              //
           "NEW 'THING",                            // cut
           "NEW \"THING",                           //
           "NEW THING; DROP TABLE \"T\"",           // two statements
           "NEW THING, \"B\" NUMBER",               //
           "NEW THING (\"B\" NUMBER, \"C\" DATE)",  // a list of columns
           "NEW THING (CONSTRAINT \"C\" UNIQUE)",   // or constraints
           "CONSTRAINT \"C\" PRIMARY KEY",          //
           "PRIMARY KEY (\"A\")",                   //
           "REFERENCES \"P\"",                      //
           "AS SELECT 1 FROM dual",                 //
           "NEW THING AS SELECT 1 FROM dual",       //
           "PCTFREE many",                          // known ones that are broken
           "SEGMENT CREAT ED",                      //
           "TABLESPACE",                            //
           "STORAGE (INITIAL)",                     //
           "LOB (\"A\") STORE",                     //
           "ORGANIZATION EXTERNAL",                 //
           "PARTITION BY (\"A\")",                  //
           "PARTITION BY RANGE (\"A\") (PARTITION \"P\" VALUES LESS THAN)",
           "PARTITION BY RANGE (\"A\") (PARTITION \"P\" NEW)",
       }) {
    parse_failure("CREATE TABLE \"T\" (\"A\" NUMBER) " + std::string(clauses));
  }
  parse_failure("CREATE TABLE \"T\" NEW THING (\"A\" NUMBER)");
  parse_failure("CREATE TABLE \"T\" OF \"O\" NEW THING (\"A\" NOT NULL)");
  parse_failure("CREATE TABLE \"T\" (\"A\" NUMBER NOT ENABLE)");
  parse_failure("ALTER TABLE \"T\" ADD \"A\" NUMBER NOT ENABLE");
  parse_failure("ALTER TABLE \"T\" ADD PRIMARY KEY (\"A\") USING INDEX NEW THING");
  parse_failure("CREATE INDEX \"I\" ON \"T\" (\"A\") FROM \"T\", \"D\"");
}

TEST_CASE("statements on kinds of objects that no rule knows") {
  const auto created = parse_as<CreateOther>(
      "CREATE OR REPLACE MLE ENV \"E\" IMPORTS ('a' MODULE \"S\".\"M\") LANGUAGE OPTIONS 'x'");
  CHECK(created.or_replace);
  CHECK(created.kind == "MLE ENV");
  CHECK(created.name.object.text == "E");
  CHECK(created.definition.text == "IMPORTS ('a' MODULE \"S\".\"M\") LANGUAGE OPTIONS 'x'");
  CHECK(parse_as<CreateOther>("CREATE DOMAIN \"S\".\"D\" AS NUMBER CHECK (VALUE > 0)").kind ==
        "DOMAIN");
  CHECK(parse_as<CreateOther>("CREATE FLASHBACK ARCHIVE DEFAULT \"F\" TABLESPACE \"U\"").kind ==
        "FLASHBACK ARCHIVE DEFAULT");
  CHECK(parse_as<AlterObject>("ALTER FLASHBACK ARCHIVE \"F\" SET DEFAULT").kind ==
        "FLASHBACK ARCHIVE");
  CHECK(parse_as<DropObject>("DROP AUDIT POLICY \"P\"").kind == "AUDIT POLICY");

  for (const char* text :
       {"CREATE DOMAIN \"D\" AS (", "CREATE DOMAIN \"D\" AS 'x", "CREATE DOMAIN D",
        "CREATE \"D\" AS NUMBER", "CREATE DOMAIN \"D\" ; DROP USER \"U\"",
        "CREATE VIEW \"V\" NOTHING", "CREATE FORCE VIEW \"V\"",
        "CREATE NEW TABLE \"T\" (\"A\" NUMBER)", "CREATE PUBLIC SYNONYM \"S\"",
        "CREATE SNAPSHOT \"S\" REFRESH", "DROP", "DROP \"D\"", "ALTER TABLE", "ALTER \"T\" ENABLE",
        "CREATE USER \"U\" IDENTIFIED BY VALUES 'AB"}) {
    parse_failure(text);
  }
}

TEST_CASE("actions of ALTER TABLE that are kept as they are written") {
  for (const char* action :
       {"SET INTERVAL (NUMTODSINTERVAL(1, 'DAY'))", "SET INTERVAL ()",
        "SET SUBPARTITION TEMPLATE (SUBPARTITION \"S\")", "MINIMIZE RECORDS_PER_BLOCK",
        "DROP UNUSED COLUMNS", "NO FLASHBACK ARCHIVE", "RESULT_CACHE (MODE FORCE)",
        "MODIFY VARRAY \"V\" (PCTVERSION 10)", "MODIFY OPAQUE TYPE \"X\" STORE (\"T\") UNPACKED",
        "NESTED TABLE \"N\" STORE AS \"S\"", "ADD OVERFLOW TABLESPACE \"U\"",
        "ADD PERIOD FOR \"P\" (\"A\", \"B\")", "NO ROW ARCHIVAL"}) {
    const auto alter = parse_as<AlterTable>("ALTER TABLE \"T\" " + std::string(action));
    INFO(action);
    REQUIRE(std::holds_alternative<OtherTableAction>(alter.action));
    CHECK(std::get<OtherTableAction>(alter.action).text.text == action);
  }
  for (const char* action :
       {"ADD CONSTRAINT \"C\" PRIMARY KEY", "ADD (\"A\" NUMBER", "ADD (CONSTRAINT \"C\" CHECK)",
        "MODIFY (\"A\"", "ENABLE CONSTRAINT", "DROP PRIMARY", "ENABLE", "SET", "SET INTERVAL (1",
        "SET INTERVAL (1))", "RENAME TO \"X", "RENAME TO \"X\"; DROP TABLE \"T\"", "\"A\" \"B\"",
        "AD CONSTRAINT \"C\" PRIMARY KEY (\"A\")", "FOO BAR", "ENABLE CONRTRAINT \"C\""}) {
    parse_failure("ALTER TABLE \"T\" " + std::string(action));
  }
}

TEST_CASE("unknown attributes take time that grows with their length only") {
  std::string words;
  for (int i = 0; i < 100'000; ++i) words += "NEW (1) ";
  CHECK(unknown(table_with(words + "PCTFREE 5").clauses).size() == 1);
  std::string mixed;
  for (int i = 0; i < 60'000; ++i) mixed += "NEW (1) LOGGING ";
  CHECK(unknown(table_with(mixed).clauses).size() == 60'000);
  parse_failure("CREATE TABLE \"T\" (\"A\" NUMBER) NEW " + std::string(240'000, '('));
  parse_failure("CREATE TABLE \"T\" (\"A\" NUMBER) " + words + "PARTITION BY");
  std::string lobs;
  for (int i = 0; i < 40'000; ++i) lobs += "NEW (LOB ((";
  parse_failure("CREATE TABLE \"T\" (\"A\" NUMBER) " + lobs);
}
