#include "src/target/postgresql/names.hpp"

#include <catch2/catch.hpp>

using namespace exhume::target::postgresql;

TEST_CASE("PostgreSQL: ordinary names are folded, all others are kept") {
  CHECK(folded_name("EMP") == "emp");
  CHECK(folded_name("SYS_C0012$#") == "sys_c0012$#");
  CHECK(folded_name("STRASSE_Ä") == "strasse_Ä");
  CHECK(folded_name("ГРАД") == "ГРАД");
  CHECK(folded_name("emp") == "emp");
  CHECK(folded_name("MixedCase") == "MixedCase");
  CHECK(folded_name("TWO WORDS") == "TWO WORDS");
  CHECK(folded_name("2020") == "2020");
  CHECK(folded_name("A.B") == "A.B");
}

TEST_CASE("PostgreSQL: names of more than 63 bytes are cut, and stay different") {
  const std::string long_name(64, 'A');
  CHECK(folded_name(long_name.substr(1)) == std::string(63, 'a'));
  const std::string cut = folded_name(long_name);
  CHECK(cut.size() == 63);
  CHECK(cut.substr(0, 55) == std::string(54, 'a') + "_");
  CHECK(cut == folded_name(long_name));
  CHECK(cut != folded_name(long_name + "B"));
  // No character is cut through.
  std::string wide;
  for (int i = 0; i < 40; ++i) wide += "é";
  CHECK(exact_name("x" + wide).substr(0, 54) == "x" + wide.substr(0, 52) + "_");
}

TEST_CASE("PostgreSQL: names that it cannot hold, or keeps for itself") {
  CHECK(exact_name(std::string("a\0b", 3)) ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(exact_name("") == "_");
  CHECK(schema_name("SCOTT") == "scott");
  CHECK(schema_name("PG_TOAST") == "_pg_toast");
  CHECK(schema_name("EXHUME") == "_exhume");
  CHECK(schema_name("INFORMATION_SCHEMA") == "_information_schema");
}

TEST_CASE("PostgreSQL: a number tells names apart that would be the same") {
  CHECK(free_name({}, "a") == "a");
  CHECK(free_name({"a", "a_2"}, "a") == "a_3");
  const std::string full(63, 'x');
  const std::string other = free_name({full}, full);
  CHECK(other != full);
  CHECK(other.size() == 63);
}
