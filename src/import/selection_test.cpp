#include "src/import/selection.hpp"

#include <catch2/catch.hpp>

using namespace exhume;
using namespace exhume::imp;

TEST_CASE("owners are paired, and those without a partner stay") {
  Parameters parameters;
  parameters.from_users = {"SCOTT", "FRED", "ADAMS"};
  parameters.to_users = {"JOE", "TED"};
  Selection selection(parameters);
  CHECK(selection.wants_owner("FRED"));
  CHECK_FALSE(selection.wants_owner("JOE"));
  CHECK(selection.target_owner("SCOTT") == "JOE");
  CHECK(selection.target_owner("FRED") == "TED");
  CHECK(selection.target_owner("ADAMS") == "ADAMS");
  const auto missing = selection.missing();
  REQUIRE(missing.size() == 2);
  CHECK(missing[0].code == Code::imp_user_not_found);
}

TEST_CASE("TOUSER alone takes everything") {
  Parameters parameters;
  parameters.to_users = {"JOE"};
  Selection selection(parameters);
  CHECK(selection.wants_owner("ANY"));
  CHECK(selection.target_owner("ANY") == "JOE");
}

TEST_CASE("a table that matches another pattern's partition is taken whole") {
  Parameters parameters;
  parameters.tables = {{"T:P1", "T", false, "P1"}, {"U", "U", false, ""}};
  Selection selection(parameters);
  CHECK(selection.wants_table("T"));
  CHECK(selection.wants_rows("T", "P1"));
  CHECK_FALSE(selection.wants_rows("T", "P2"));
  CHECK(selection.wants_rows("U", "P2"));
  CHECK_FALSE(selection.wants_table("V"));
  const auto missing = selection.missing();
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].code == Code::imp_table_not_found);
  CHECK(missing[0].message.find('U') != std::string::npos);
}
