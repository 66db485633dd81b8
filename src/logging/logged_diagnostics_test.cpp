#include "src/logging/logged_diagnostics.hpp"

#include <catch2/catch.hpp>

namespace exhume::logging {

TEST_CASE("of many warnings alike ten are logged, and the others counted") {
  std::string text;
  Log log({[&text](std::string_view part) { text += part; }});
  LoggedDiagnostics diagnostics(log);
  for (int i = 0; i < 12; ++i) diagnostics.report({.code = Code::bad_value, .message = "no date"});
  diagnostics.report({.code = Code::not_translated,
                      .severity = Severity::note,
                      .message = "why",
                      .place = {.owner = "A", .table = "T"}});
  CHECK(diagnostics.warnings() == 12);
  diagnostics.sum_up();
  CHECK(text.find("EXH-00103: 2 more like it\n") != std::string::npos);
  CHECK(text.ends_with(". . left out of table \"A\".\"T\": why\n"));

  LoggedDiagnostics others(log);
  others.report({.code = Code::not_translated, .severity = Severity::note, .message = "why"});
  others.sum_up();
  CHECK(text.ends_with(". . left out: why\n"));
}

}  // namespace exhume::logging
