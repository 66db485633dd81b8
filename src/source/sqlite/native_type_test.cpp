#include "src/source/sqlite/native_type.hpp"

#include <catch2/catch.hpp>

#include "src/source/sqlite/check_clauses.hpp"
#include "src/target/oracle_type.hpp"

namespace exhume::source::sqlite {
namespace {

std::string oracle(const std::string& declared, const HeldValues& held = {}) {
  return target::oracle_text(native_type(declared, held));
}

}  // namespace

TEST_CASE("SQLite's declared types have theirs in Oracle") {
  CHECK(oracle("INTEGER") == "NUMBER(19,0)");
  CHECK(oracle("INTEGER", {.reals = true}) == "NUMBER");
  CHECK(oracle("DECIMAL(7,2)") == "NUMBER(7,2)");
  CHECK(oracle("REAL") == "BINARY_DOUBLE");
  CHECK(oracle("BLOB") == "BLOB");
  CHECK(oracle("") == "NUMBER");
  CHECK(oracle("DATE") == "DATE");
}

TEST_CASE("values that are longer or of another kind than declared decide") {
  CHECK(oracle("VARCHAR(20)", {.texts = true, .longest_text = 30, .most_text_bytes = 60}) ==
        "VARCHAR2(30 CHAR)");
  CHECK(oracle("VARCHAR(20)", {.texts = true, .longest_text = 9, .most_text_bytes = 4001}) ==
        "CLOB");
  CHECK(oracle("INTEGER", {.texts = true, .longest_text = 3, .most_text_bytes = 3}) ==
        "VARCHAR2(4000)");
  CHECK(oracle("TEXT", {.texts = true, .blobs = true}) == "BLOB");
  CHECK(oracle("DATE", {.texts = true, .only_dates = true}) == "DATE");
  CHECK(oracle("DATE", {.texts = true, .longest_text = 5, .most_text_bytes = 5}) ==
        "VARCHAR2(4000)");
}

TEST_CASE("checks are found in the text of a table") {
  const auto checks = check_clauses(
      "CREATE TABLE t (a CHECK (a IN (1, 2)), b TEXT DEFAULT 'CHECK (x)', "
      "CONSTRAINT \"c d\" CHECK (length(b) > 0))");
  REQUIRE(checks.size() == 2);
  CHECK(checks[0].name.empty());
  CHECK(checks[0].condition == "a IN (1, 2)");
  CHECK(checks[1].name == "c d");
  CHECK(checks[1].condition == "length(b) > 0");
  CHECK(check_clauses("CREATE TABLE t (a CHECK (a > ").empty());
}

}  // namespace exhume::source::sqlite
