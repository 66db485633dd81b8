#include "formats/exp/insert_line.hpp"

#include <catch2/catch.hpp>

using exhume::exp::parse_insert_line;

TEST_CASE("an INSERT line names its table and columns") {
  const auto line = parse_insert_line(R"(INSERT INTO "EMP" ("EMPNO", "NAME") VALUES (:1, :2))");
  REQUIRE(line);
  CHECK(line->owner.empty());
  CHECK(line->table == "EMP");
  CHECK(line->columns == std::vector<std::string>{"EMPNO", "NAME"});
}

TEST_CASE("a hint and an owner may stand in an INSERT line") {
  const auto line = parse_insert_line(
      R"(INSERT /*+NESTED_TABLE_SET_REFS+*/ INTO "SCOTT"."EMP" ("A") VALUES (:1))");
  REQUIRE(line);
  CHECK(line->owner == "SCOTT");
  CHECK(line->table == "EMP");
  CHECK(line->columns == std::vector<std::string>{"A"});
}

TEST_CASE("names in an INSERT line may hold anything but a double quote") {
  const auto line = parse_insert_line(
      "INSERT INTO \"a.b (c), d\" (\") VALUES (:1)\", \"\xb1\xed\") VALUES (:1, :2)");
  REQUIRE(line);
  CHECK(line->table == "a.b (c), d");
  CHECK(line->columns == std::vector<std::string>{") VALUES (:1)", "\xb1\xed"});
}

TEST_CASE("hidden columns of an INSERT line have no quotes, attributes have a path") {
  const auto line = parse_insert_line(
      R"(INSERT INTO "T" (SYS_NC_OID$, "A"."B"."C", NESTED_TABLE_ID , SYS_NC_ROWINFO$) VALUES (:1))");
  REQUIRE(line);
  CHECK(line->columns ==
        std::vector<std::string>{"SYS_NC_OID$", "A.B.C", "NESTED_TABLE_ID", "SYS_NC_ROWINFO$"});
}

TEST_CASE("an INSERT line may name a partition") {
  for (const char* word : {"PARTITION", "SUBPARTITION"}) {
    const auto line = parse_insert_line(std::string("INSERT INTO \"S\".\"T\" ") + word +
                                        " (\"P1\") (\"A\") VALUES (:1)");
    REQUIRE(line);
    CHECK(line->table == "T");
    CHECK(line->columns == std::vector<std::string>{"A"});
  }
}

TEST_CASE("lines of another form are not taken for INSERT lines") {
  CHECK_FALSE(parse_insert_line(""));
  CHECK_FALSE(parse_insert_line("TABLE \"EMP\""));
  CHECK_FALSE(parse_insert_line("INSERT"));
  CHECK_FALSE(parse_insert_line("INSERT INTO \"EMP\" (UPPER(A)) VALUES (:1)"));
  CHECK_FALSE(parse_insert_line("INSERT INTO \"EMP\" (\"A\".) VALUES (:1)"));
  CHECK_FALSE(parse_insert_line("INSERT INTO \"EMP\" PARTITION \"P\" (\"A\") VALUES (:1)"));
  CHECK_FALSE(parse_insert_line(R"(INSERT INTO "EMP)"));
  CHECK_FALSE(parse_insert_line(R"(INSERT INTO "EMP" VALUES (:1))"));
  CHECK_FALSE(parse_insert_line(R"(INSERT INTO "EMP"."A)"));
  CHECK_FALSE(parse_insert_line(R"(INSERT INTO "EMP" ("A" VALUES (:1))"));
  CHECK_FALSE(parse_insert_line(R"(INSERT INTO "EMP" ("A", ) VALUES (:1))"));
  CHECK_FALSE(parse_insert_line(R"(INSERT /*+ never closed INTO "EMP" ("A") VALUES (:1))"));
}
