#include "src/target/sqlite/expressions.hpp"

#include <catch2/catch.hpp>

using namespace exhume;
using namespace exhume::target::sqlite;

namespace {

std::optional<ColumnReference> find(std::string_view name) {
  if (name == "NAME") return ColumnReference{"NAME", true};
  if (name == "SAL") return ColumnReference{"SAL", false};
  if (name == "ANY_NUMBER") {
    return ColumnReference{.name = "ANY_NUMBER", .compared = "CAST(\"ANY_NUMBER\" AS NUMERIC)"};
  }
  return std::nullopt;
}

std::string translated(const std::string& text) {
  const Translation result = translate_expression({text}, find);
  return result.is_done() ? result.sql : "problem: " + result.problem;
}

std::string default_of(const std::string& text, std::string_view declared) {
  const Translation result = translate_default({text}, declared);
  return result.is_done() ? result.sql : "problem: " + result.problem;
}

}  // namespace

TEST_CASE("conditions of known parts are put together again") {
  CHECK(translated("sal > 0 AND \"SAL\" <= 1e2") == "\"SAL\" > 0 AND \"SAL\" <= 100");
  CHECK(translated("sal > 0 and \"SAL\" <= 100") == "\"SAL\" > 0 AND \"SAL\" <= 100");
  CHECK(translated("NAME IN ('Y', 'it''s')") == "\"NAME\" IN ( 'Y' , 'it''s' )");
  CHECK(translated("\"NAME\" IS NOT NULL") == "\"NAME\" IS NOT NULL");
  CHECK(translated("UPPER(\"NAME\")") == "upper ( \"NAME\" )");
  CHECK(translated("any_number > 3") == "CAST(\"ANY_NUMBER\" AS NUMERIC) > 3");
  CHECK(translated("any_number") == "\"ANY_NUMBER\"");
  CHECK(translated("LENGTH(name) > 3") == "length ( \"NAME\" ) > 3");
}

TEST_CASE("what means something else, or could do something, is refused") {
  CHECK(translated("load_extension('x') = 1") == "problem: it calls LOAD_EXTENSION");
  CHECK(translated("OTHER > 1") == "problem: OTHER is no column of the table");
  CHECK(translated("NAME > 5") == "problem: it compares text with a number");
  CHECK(translated("SAL = '5'") == "problem: it compares text with another type");
  CHECK(translated("NAME = ''") == "problem: it compares with an empty string");
  CHECK(translated("SAL / 2 > 1") == "problem: it has /");
  CHECK(translated("NAME || 'x' = 'y'") == "problem: it has ||");
  CHECK(translated("SAL > (SELECT 1 FROM DUAL)") == "problem: it has SELECT");
  CHECK(translated("CASE WHEN SAL = 1 THEN 1 END") == "problem: it has CASE");
  CHECK(translated("SAL > 1.5f") == "problem: it has 1.5f");
  CHECK(translated("SAL > 0.1234567890123456") ==
        "problem: the number 0.1234567890123456 would lose digits");
  CHECK(translated("SAL > 0; DROP TABLE x") == "problem: it has ;");
}

TEST_CASE("defaults are literals or moments") {
  CHECK(default_of("0", "INTEGER") == "0");
  CHECK(default_of("(-1.5)", "") == "-1.5");
  CHECK(default_of("1e3", "") == "1000");
  CHECK(default_of("'it''s'", "CLOB") == "'it''s'");
  CHECK(default_of("''", "CLOB") == "NULL");
  CHECK(default_of("null ", "INTEGER") == "NULL");
  CHECK(default_of("sysdate", "TEXT DATE") == "CURRENT_TIMESTAMP");
  CHECK(default_of("123456789012345678", "") == "123456789012345678");
  CHECK(default_of("0.12345678901234567", "") == "problem: it would lose digits");
  CHECK(default_of("USER", "VARCHAR(30)") == "problem: it is no literal");
  CHECK(default_of("trunc (sysdate)", "TEXT DATE") == "(strftime('%Y-%m-%d 00:00:00', 'now'))");
  CHECK(default_of("SYS_GUID()", "BLOB") == "(randomblob(16))");
  CHECK(default_of("SYS_GUID()", "VARCHAR(32)") == "(hex(randomblob(16)))");
  CHECK(default_of("SYSDATE + 1", "TEXT DATE") == "problem: it is an expression");
  CHECK(default_of("load_extension('x')", "") == "problem: it is an expression");
  CHECK(default_of("USER", "TEXT DATE") == "problem: it is no literal");
}

TEST_CASE("a default is what Oracle makes of it in its column") {
  CHECK(default_of("'0'", "") == "0");
  CHECK(default_of("'12.50'", "DECIMAL(5,2)") == "12.5");
  CHECK(default_of("'x'", "INTEGER") == "problem: 'x' is no number");
  CHECK(default_of("5", "VARCHAR(9)") == "'5'");
  CHECK(default_of("'x'", "CHAR(5)") == "'x    '");
  CHECK(default_of("1", "CHAR(3)") == "'1  '");
  CHECK(default_of("'ü'", "CHAR(5)") ==
        "problem: the blanks behind it depend on the character set");
  CHECK(default_of("SYSDATE", "VARCHAR(9)") ==
        "problem: Oracle makes text of a date by its settings");
  CHECK(default_of("'2020-01-01'", "TEXT DATE") == "problem: Oracle reads a date by its settings");
  CHECK(default_of("'0fF'", "BLOB") == "x'00fF'");
  CHECK(default_of("'x'", "BLOB") == "problem: it is of another type than the column");
}
