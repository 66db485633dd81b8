#include <catch2/catch.hpp>

#include "src/source/found.hpp"
#include "src/sql/printer.hpp"
#include "src/target/sqlite/dialect.hpp"
#include "tests/support/collected_diagnostics.hpp"

namespace exhume::source {
namespace {

using target::Definition;

Table put_together(const FoundTable& found, const std::vector<Definition>& kept) {
  test::CollectedDiagnostics diagnostics;
  const auto declared = [](const sql::DataType& type) {
    return target::sqlite::declared_type(type);
  };
  return assemble(found, kept, declared, diagnostics);
}

FoundTable found_table() {
  return {.owner = "U",
          .name = "T",
          .columns = {{.name = "A", .found_name = "A", .declared = "INTEGER", .not_null = true},
                      {.name = "B", .found_name = "B", .declared = "VARCHAR(20)"}}};
}

const Definition kept_table{
    .owner = "U",
    .table = "T",
    .kind = "table",
    .name = "T",
    .statement = R"(CREATE TABLE "U"."T" ("A" NUMBER(4, 0) CONSTRAINT "NN" NOT NULL ENABLE, )"
                 R"("B" VARCHAR2(20) NOT NULL ENABLE, "C" DATE) TABLESPACE "X")"};

}  // namespace

TEST_CASE("what an import kept comes back as far as the database still has it") {
  const Table table = put_together(found_table(), {kept_table});
  // B is no longer NOT NULL, C is gone.
  CHECK(sql::print(table.statement) ==
        R"(CREATE TABLE "T" ("A" NUMBER(4, 0) CONSTRAINT "NN" NOT NULL ENABLE, )"
        R"("B" VARCHAR2(20)) TABLESPACE "X")");
  REQUIRE(table.stored.size() == 2);
  CHECK(table.stored[0].code == types::TypeCode::number);
}

TEST_CASE("a column that has another type now, or is new, is what the database says") {
  FoundTable found = found_table();
  found.columns[1].declared = "CLOB";
  found.columns[1].type = {.builtin = "CLOB"};
  found.columns.push_back({.name = "D",
                           .found_name = "d",
                           .declared = "REAL",
                           .type = {.builtin = "BINARY_DOUBLE"},
                           .default_text = "0"});
  const Table table = put_together(found, {kept_table});
  CHECK(sql::print(table.statement).find(R"("B" CLOB, "D" BINARY_DOUBLE)") != std::string::npos);
  REQUIRE(table.defaults.size() == 1);
  CHECK(table.defaults[0].column.text == "D");
}

TEST_CASE("keys that the database declares are not repeated when an import kept them") {
  FoundTable found = found_table();
  found.indexes = {{.name = "PK", .unique = true, .keys = {{.column = "A"}}},
                   {.name = "gone_2", .keys = {{.column = "B", .descending = true}}}};
  const Definition key{.owner = "U",
                       .table = "T",
                       .kind = "constraint",
                       .name = "PK",
                       .statement = R"(ALTER TABLE "U"."T" ADD CONSTRAINT "PK" PRIMARY KEY ("A"))"};
  const Definition index{.owner = "U",
                         .table = "T",
                         .kind = "index",
                         .name = "GONE",
                         .target_name = "GONE",
                         .statement = R"(CREATE INDEX "U"."GONE" ON "U"."T" ("B"))"};
  const Table table = put_together(found, {kept_table, key, index});
  REQUIRE(table.keys.size() == 1);
  CHECK(table.keys[0].name->text == "PK");
  REQUIRE(table.indexes.size() == 1);
  CHECK(sql::print(table.indexes[0]) == R"(CREATE INDEX "GONE_2" ON "T" ("B" DESC))");
}

TEST_CASE("a database's own checks are taken where they mean the same in Oracle") {
  FoundTable found = found_table();
  found.checks = {{"ck", "a > 0"}, {"odd", "a % 2 = 1"}};
  test::CollectedDiagnostics diagnostics;
  const Table table = assemble(
      found, {}, [](const sql::DataType&) { return std::string("?"); }, diagnostics);
  REQUIRE(table.checks.size() == 1);
  CHECK(std::get<sql::CheckConstraint>(table.checks[0].rule).condition.text == R"("A" > 0)");
  CHECK(table.enabled == std::vector<std::string>{"ck"});
  REQUIRE(diagnostics.all.size() == 1);
  CHECK(diagnostics.all[0].code == Code::not_translated);
}

TEST_CASE("names in small letters are Oracle's in capitals") {
  CHECK(oracle_name("emp_1$#") == "EMP_1$#");
  CHECK(oracle_name("Emp") == "Emp");
  CHECK(oracle_name("two words") == "two words");
  CHECK(oracle_name("1a") == "1a");
  CHECK(oracle_name("") == "");
}

}  // namespace exhume::source
