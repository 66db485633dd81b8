#include "src/parameters/values.hpp"

#include <catch2/catch.hpp>

namespace exhume::parameters {

TEST_CASE("wildcards stand for characters, not bytes") {
  CHECK(matches("EMP%", false, "EMPLOYEES"));
  CHECK(matches("%", false, ""));
  CHECK(matches("*", false, "ANY"));
  CHECK(matches("%A%B", false, "XAYAZB"));
  CHECK_FALSE(matches("%A%B", false, "XAYBZ"));
  CHECK(matches("_", false, "表"));
  CHECK_FALSE(matches("_", false, "AB"));
  CHECK_FALSE(matches("EMP", false, "emp"));
  CHECK(matches("A%", true, "A%"));
  CHECK_FALSE(matches("A%", true, "AB"));
}

}  // namespace exhume::parameters
