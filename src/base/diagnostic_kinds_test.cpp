#include "src/base/diagnostic_kinds.hpp"

#include <catch2/catch.hpp>

namespace exhume {

TEST_CASE("of diagnostics alike the first are shown and the others counted") {
  DiagnosticKinds kinds(2);
  const Diagnostic of_a{.code = Code::bad_value, .place = {.table = "A", .row = 1}};
  const Diagnostic later{.code = Code::bad_value, .place = {.table = "A", .row = 2}};
  const Diagnostic of_b{.code = Code::bad_value, .place = {.table = "B"}};
  CHECK(kinds.add(of_a));
  CHECK(kinds.add(later));
  CHECK(kinds.add(of_b));
  CHECK(kinds.rest().empty());
  CHECK_FALSE(kinds.add(later));
  REQUIRE(kinds.rest().size() == 1);
  CHECK(to_string(kinds.rest()[0]) == "EXH-00103: 1 more like it (table \"A\")");
}

}  // namespace exhume
