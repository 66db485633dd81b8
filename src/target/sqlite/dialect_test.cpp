#include "src/target/sqlite/dialect.hpp"

#include <catch2/catch.hpp>

#include "src/sql/parser.hpp"

using namespace exhume;
using namespace exhume::target::sqlite;

namespace {

std::string declared(const std::string& oracle_type) {
  const auto parsed = sql::parse("CREATE TABLE \"T\" (\"A\" " + oracle_type + ")");
  return declared_type(
      *std::get<sql::CreateTable>(std::get<sql::Statement>(parsed)).columns[0].type);
}

}  // namespace

TEST_CASE("a NUMBER is declared only where its affinity keeps all values") {
  CHECK(declared("NUMBER(4,0)") == "INTEGER");
  CHECK(declared("NUMBER(18,0)") == "INTEGER");
  CHECK(declared("NUMBER(19,0)").empty());
  CHECK(declared("NUMBER(10,-8)") == "INTEGER");
  CHECK(declared("NUMBER(11,-8)").empty());
  CHECK(declared("NUMBER(*,0)").empty());
  CHECK(declared("NUMBER").empty());
  CHECK(declared("FLOAT(126)").empty());
  CHECK(declared("DOUBLE PRECISION").empty());
  CHECK(declared("INTEGER").empty());
  CHECK(declared("DEC(5,2)") == "DECIMAL(5,2)");
  CHECK(declared("NUMBER(15,4)") == "DECIMAL(15,4)");
  CHECK(declared("NUMBER(16,4)").empty());
  CHECK(declared("NUMBER(10,5)").empty());
}

TEST_CASE("no type gets an affinity by accident") {
  for (const char* type :
       {"VARCHAR2(10)", "NVARCHAR2(10)", "CHAR(3)", "NCHAR(3)", "CLOB", "NCLOB", "LONG", "DATE",
        "TIMESTAMP (6)", "TIMESTAMP (6) WITH TIME ZONE", "INTERVAL DAY (2) TO SECOND (6)",
        "INTERVAL YEAR (2) TO MONTH", "ROWID", "UROWID", "CHARACTER VARYING(10)",
        "CHAR VARYING(10)", "NATIONAL CHAR(3)", "NATIONAL CHARACTER VARYING(3)",
        "NCHAR VARYING(3)"}) {
    INFO(type);
    CHECK(affinity_of(declared(type)) == Affinity::text);
  }
  for (const char* type : {"RAW(10)", "LONG RAW", "BLOB", "BFILE", "\"S\".\"POINT\"", "NUMBER"}) {
    INFO(type);
    CHECK(affinity_of(declared(type)) == Affinity::none);
  }
  CHECK(affinity_of(declared("BINARY_DOUBLE")) == Affinity::real);
}

TEST_CASE("affinity follows SQLite's five rules in their order") {
  CHECK(affinity_of("POINT") == Affinity::integer);
  CHECK(affinity_of("charint") == Affinity::integer);
  CHECK(affinity_of("VARCHAR(3)") == Affinity::text);
  CHECK(affinity_of("") == Affinity::none);
  CHECK(affinity_of("BLOB") == Affinity::none);
  CHECK(affinity_of("DOUBLE") == Affinity::real);
  CHECK(affinity_of("DECIMAL(3,1)") == Affinity::numeric);
  CHECK(affinity_of("STRING") == Affinity::numeric);
}

TEST_CASE("a quote in a name is doubled, and ASCII letters alone are folded") {
  CHECK(target::quoted_name("a\"b") == "\"a\"\"b\"");
  CHECK(folded("ÄBc") == "Äbc");
}
