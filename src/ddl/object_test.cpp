#include "src/ddl/object.hpp"

#include <catch2/catch.hpp>

#include "src/sql/parser.hpp"

using namespace exhume;
using ddl::Kind;

namespace {

ddl::Object object(const std::string& text) {
  CAPTURE(text);
  const sql::ParseResult parsed = sql::parse(text);
  REQUIRE(std::holds_alternative<sql::Statement>(parsed));
  return ddl::describe(std::get<sql::Statement>(parsed));
}

}  // namespace

TEST_CASE("a statement tells the kind and name of its object") {
  const auto [text, kind, name] = GENERATE(table<const char*, Kind, const char*>({
      {R"(CREATE TABLE "T" ("A" NUMBER))", Kind::table, "T"},
      {R"(CREATE UNIQUE INDEX "I" ON "T" ("A" ))", Kind::index, "I"},
      {R"(CREATE SEQUENCE "S" MINVALUE 1)", Kind::sequence, "S"},
      {R"(CREATE SYNONYM "S" FOR "O"."T")", Kind::synonym, "S"},
      {R"(CREATE VIEW "V" ("A") AS SELECT 1 FROM DUAL)", Kind::view, "V"},
      {R"(COMMENT ON COLUMN "T"."A" IS 'x')", Kind::comment, "T"},
      {R"(GRANT SELECT ON "T" TO "U")", Kind::grant, "T"},
      {R"(ALTER TABLE "T" ADD CONSTRAINT "P" PRIMARY KEY ("A") ENABLE)", Kind::constraint, "T"},
      {R"(ALTER TABLE "T" ADD CONSTRAINT "F" FOREIGN KEY ("A") REFERENCES "U" ("A") ENABLE)",
       Kind::foreign_key, "T"},
      {"CREATE PROCEDURE p IS BEGIN NULL; END;", Kind::procedure, "P"},
      {"CREATE PACKAGE BODY p IS END;", Kind::package, "P"},
      {"CREATE TRIGGER t BEFORE INSERT ON x BEGIN NULL; END;", Kind::trigger, "T"},
  }));
  const ddl::Object found = object(text);
  CAPTURE(text);
  CHECK(found.kind == kind);
  CHECK(found.name == name);
  CHECK(found.owner.empty());
  CHECK(found.creates);
}

TEST_CASE("a qualified name tells the owner") {
  CHECK(object(R"(CREATE TABLE "O"."T" ("A" NUMBER))").owner == "O");
}

TEST_CASE("a change to what exists creates nothing") {
  const ddl::Object enabled = object(R"(ALTER TABLE "T" ENABLE CONSTRAINT "C")");
  CHECK(enabled.kind == Kind::constraint);
  CHECK_FALSE(enabled.creates);
  CHECK(object(R"(ALTER TABLE "T" MODIFY ("A" DEFAULT 0))").kind == Kind::table);
  CHECK(object(R"(ALTER TRIGGER "T"  ENABLE)").kind == Kind::trigger);
  CHECK_FALSE(object(R"(ALTER TRIGGER "T"  ENABLE)").creates);
}

TEST_CASE("kinds are found by name with blanks, dashes or underscores in any case") {
  CHECK(ddl::find_kind("foreign key") == Kind::foreign_key);
  CHECK(ddl::find_kind("FOREIGN_KEY") == Kind::foreign_key);
  CHECK(ddl::find_kind("Materialized-View") == Kind::materialized_view);
  CHECK_FALSE(ddl::find_kind("tables"));
  CHECK_FALSE(ddl::find_kind(""));
  for (const std::string& name : ddl::kind_names()) {
    const auto kind = ddl::find_kind(name);
    REQUIRE(kind);
    CHECK(ddl::kind_name(*kind) == name);
  }
}
