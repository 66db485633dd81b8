#include "src/target/postgresql/dialect.hpp"

#include <catch2/catch.hpp>

#include "src/sql/parser.hpp"

using namespace exhume;
using namespace exhume::target::postgresql;

namespace {

// The type of a column that a dump declares so.
std::string declared(const std::string& type) {
  const auto parsed = sql::parse("CREATE TABLE \"T\" (\"C\" " + type + ")");
  const auto& statement = std::get<sql::Statement>(parsed);
  return declared_type(*std::get<sql::CreateTable>(statement).columns.at(0).type);
}

std::string default_of(const std::string& text, std::string_view type) {
  const target::Translation result = translate_default({text}, type);
  return result.is_done() ? result.sql : "problem: " + result.problem;
}

std::optional<target::ColumnReference> find(std::string_view name) {
  if (name == "NAME") return target::ColumnReference{.name = "name", .is_text = true};
  if (name == "FLAG") {
    return target::ColumnReference{.name = "flag", .is_text = true, .is_unpadded = true};
  }
  if (name == "N") {
    return target::ColumnReference{.name = "n", .computed = "CAST(\"n\" AS numeric)"};
  }
  if (name == "SAL") return target::ColumnReference{.name = "sal"};
  return std::nullopt;
}

std::string translated(const std::string& text) {
  const target::Translation result = translate_expression({text}, find);
  return result.is_done() ? result.sql : "problem: " + result.problem;
}

}  // namespace

TEST_CASE("PostgreSQL: numbers get the narrowest exact type") {
  CHECK(declared("NUMBER") == "numeric");
  CHECK(declared("NUMBER(4,0)") == "smallint");
  CHECK(declared("NUMBER(5)") == "integer");
  CHECK(declared("NUMBER(9,0)") == "integer");
  CHECK(declared("NUMBER(10,0)") == "bigint");
  CHECK(declared("NUMBER(18,0)") == "bigint");
  CHECK(declared("NUMBER(19,0)") == "numeric(19)");
  CHECK(declared("NUMBER(*,0)") == "numeric(38)");
  CHECK(declared("NUMBER(7,2)") == "numeric(7,2)");
  CHECK(declared("NUMBER(38,-10)") == "numeric");
  CHECK(declared("NUMBER(2,5)") == "numeric");
  CHECK(declared("FLOAT(126)") == "numeric");
  CHECK(declared("DEC(5,2)") == "numeric(5,2)");
  CHECK(declared("SMALLINT") == "numeric(38)");
  CHECK(declared("BINARY_DOUBLE") == "double precision");
}

TEST_CASE("PostgreSQL: other types") {
  CHECK(declared("VARCHAR2(30 BYTE)") == "varchar(30)");
  CHECK(declared("NVARCHAR2(30)") == "varchar(30)");
  CHECK(declared("CHAR(3)") == "char(3)");
  CHECK(declared("NATIONAL CHARACTER(3)") == "char(3)");
  CHECK(declared("NATIONAL CHAR VARYING(3)") == "varchar(3)");
  CHECK(declared("LONG") == "text");
  CHECK(declared("LONG RAW") == "bytea");
  CHECK(declared("DATE") == "timestamp(0)");
  CHECK(declared("TIMESTAMP (3)") == "timestamp(3)");
  CHECK(declared("TIMESTAMP (6) WITH TIME ZONE") == "timestamp(6) with time zone");
  CHECK(declared("TIMESTAMP (6) WITH LOCAL TIME ZONE") == "timestamp(6)");
  CHECK(declared("TIMESTAMP (9)") == "text");
  CHECK(declared("TIMESTAMP (9) WITH TIME ZONE") == "text");
  CHECK(declared("INTERVAL YEAR (2) TO MONTH") == "interval");
  CHECK(declared("INTERVAL YEAR (9) TO MONTH") == "text");
  CHECK(declared("INTERVAL DAY (9) TO SECOND (6)") == "interval");
  CHECK(declared("INTERVAL DAY (2) TO SECOND (7)") == "text");
  CHECK(declared("\"SCOTT\".\"ADDRESS\"") == "bytea");
}

TEST_CASE("PostgreSQL: a default has to be of its column's type") {
  CHECK(default_of("0", "smallint") == "0");
  CHECK(default_of("'0'", "numeric(7,2)") == "0");
  CHECK(default_of("1.50", "real") == "1.5");
  CHECK(default_of("'x'", "numeric(7,2)") == "problem: 'x' is no number");
  CHECK(default_of("'01-02-03'", "timestamp(0)") == "problem: Oracle reads a date by its settings");
  CHECK(default_of("0", "timestamp(0)") == "problem: it is of another type than the column");
  CHECK(default_of("007", "varchar(9)") == "'7'");
  CHECK(default_of("1.5", "varchar(9)") ==
        "problem: Oracle makes text of a number by its settings");
  CHECK(default_of("SYSDATE", "timestamp(0)") == "LOCALTIMESTAMP(0)");
  CHECK(default_of("SYSTIMESTAMP", "timestamp(6) with time zone") == "CURRENT_TIMESTAMP");
  CHECK(default_of("SYSDATE", "varchar(9)") ==
        "problem: Oracle makes text of a date by its settings");
  CHECK(default_of("USER", "varchar(30)") == "CURRENT_USER");
  CHECK(default_of("TRUNC(SYSDATE)", "timestamp(0)") == "date_trunc('day', LOCALTIMESTAMP(0))");
  CHECK(default_of("SYS_GUID()", "bytea") ==
        "decode(md5(random()::text || clock_timestamp()::text), 'hex')");
  CHECK(default_of("SYS_GUID()", "text") ==
        "upper(md5(random()::text || clock_timestamp()::text))");
  CHECK(default_of("SYS_GUID()", "numeric") == "problem: it is an expression");
  CHECK(default_of("'it''s'", "text") == "'it''s'");
  CHECK(default_of("''", "bytea") == "NULL");
  CHECK(default_of("'00ff'", "bytea") == R"('\x00ff')");
  CHECK(default_of("0.12345678901234567890123456789012345678", "numeric") ==
        "0.12345678901234567890123456789012345678");
}

TEST_CASE("PostgreSQL: conditions in its own words") {
  CHECK(translated("NVL(\"SAL\", 0) > 1") == "coalesce ( \"sal\" , 0 ) > 1");
  CHECK(translated("N * N") == "CAST(\"n\" AS numeric) * CAST(\"n\" AS numeric)");
  CHECK(translated("N > 1") == "\"n\" > 1");
  CHECK(translated("LENGTH(\"NAME\") > 1") == "length ( \"name\" ) > 1");
  CHECK(translated("LENGTH(\"FLAG\") > 1") == "problem: it takes the LENGTH of a CHAR");
  CHECK(translated("pg_sleep(10) = 1") == "problem: it calls PG_SLEEP");
}
