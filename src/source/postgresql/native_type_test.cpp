#include "src/source/postgresql/native_type.hpp"

#include <catch2/catch.hpp>

#include "src/target/oracle_type.hpp"

namespace exhume::source::postgresql {
namespace {

std::string oracle(const std::string& formatted) {
  return target::oracle_text(native_type(declared_type(formatted)));
}

}  // namespace

TEST_CASE("PostgreSQL's types have theirs in Oracle") {
  CHECK(oracle("integer") == "NUMBER(10,0)");
  CHECK(oracle("numeric(7,2)") == "NUMBER(7,2)");
  CHECK(oracle("numeric") == "NUMBER");
  CHECK(oracle("character varying(20)") == "VARCHAR2(20 CHAR)");
  CHECK(oracle("character varying(5000)") == "CLOB");
  CHECK(oracle("character(3)") == "CHAR(3 CHAR)");
  CHECK(oracle("timestamp(0) without time zone") == "DATE");
  CHECK(oracle("timestamp without time zone") == "TIMESTAMP(6)");
  CHECK(oracle("timestamp(3) with time zone") == "TIMESTAMP(3) WITH TIME ZONE");
  CHECK(oracle("timestamp with time zone") == "TIMESTAMP(6) WITH TIME ZONE");
  CHECK(oracle("integer[]") == "CLOB");
}

TEST_CASE("types are spelt as an import declares them") {
  CHECK(declared_type("numeric(5,0)") == "numeric(5)");
  CHECK(declared_type("numeric(5,2)") == "numeric(5,2)");
  CHECK(declared_type("character(1)") == "char(1)");
}

TEST_CASE("casts go, but not from within strings") {
  CHECK(without_casts("'a::text'::character varying") == "'a::text'");
  CHECK(without_casts("(x > (0)::numeric(5,2))") == "(x > (0))");
  CHECK(without_casts("now()") == "now()");
}

}  // namespace exhume::source::postgresql
