#include "src/target/sqlite/expressions.hpp"

#include <catch2/catch.hpp>

using namespace exhume;
using namespace exhume::target::sqlite;

namespace {

std::optional<ColumnReference> find(std::string_view name) {
  if (name == "NAME") return ColumnReference{"NAME", true};
  if (name == "SAL") return ColumnReference{"SAL", false};
  return std::nullopt;
}

std::string translated(const std::string& text) {
  const Translation result = translate_expression({text}, find);
  return result.is_done() ? result.sql : "problem: " + result.problem;
}

std::string default_of(const std::string& text) {
  const Translation result = translate_default({text});
  return result.is_done() ? result.sql : "problem: " + result.problem;
}

}  // namespace

TEST_CASE("conditions of known parts are put together again") {
  CHECK(translated("sal > 0 AND \"SAL\" <= 1e2") == "problem: the number 1e2 would lose digits");
  CHECK(translated("sal > 0 and \"SAL\" <= 100") == "\"SAL\" > 0 AND \"SAL\" <= 100");
  CHECK(translated("NAME IN ('Y', 'it''s')") == "\"NAME\" IN ( 'Y' , 'it''s' )");
  CHECK(translated("\"NAME\" IS NOT NULL") == "\"NAME\" IS NOT NULL");
  CHECK(translated("UPPER(\"NAME\")") == "upper ( \"NAME\" )");
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
  CHECK(translated("SAL > (SELECT 1 FROM DUAL)") == "problem: SELECT is no column of the table");
  CHECK(translated("SAL > 0; DROP TABLE x") == "problem: it has ;");
}

TEST_CASE("defaults are literals or moments") {
  CHECK(default_of("0") == "0");
  CHECK(default_of("(-1.5)") == "-1.5");
  CHECK(default_of("'it''s'") == "'it''s'");
  CHECK(default_of("''") == "NULL");
  CHECK(default_of("null ") == "NULL");
  CHECK(default_of("sysdate") == "CURRENT_TIMESTAMP");
  CHECK(default_of("0.12345678901234567") == "problem: it would lose digits");
  CHECK(default_of("USER") == "problem: it is no literal");
  CHECK(default_of("trunc (sysdate)") == "(strftime('%Y-%m-%d 00:00:00', 'now'))");
  CHECK(default_of("SYS_GUID()") == "(randomblob(16))");
  CHECK(default_of("SYSDATE + 1") == "problem: it is an expression");
  CHECK(default_of("load_extension('x')") == "problem: it is an expression");
}
