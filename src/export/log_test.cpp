#include "src/export/log.hpp"

#include <catch2/catch.hpp>

namespace exhume::exporter {

TEST_CASE("a table's line has exp's columns") {
  std::string text;
  Log log({[&text](std::string_view part) { text += part; }});
  log.begin_rows("EMP", 0);
  for (int i = 0; i < 14; ++i) log.row();
  log.end_rows();
  CHECK(text == ". . exporting table                            EMP         14 rows exported\n");
}

TEST_CASE("with FEEDBACK the count stands on a line of its own") {
  std::string text;
  Log log({[&text](std::string_view part) { text += part; }});
  log.begin_rows("A\x01", 2);
  for (int i = 0; i < 5; ++i) log.row();
  log.end_rows();
  CHECK(text == ". . exporting table                          A\\x01\n..\n" + std::string(60, ' ') +
                    "5 rows exported\n");
}

TEST_CASE("of many warnings alike ten are printed, and the others counted") {
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
  CHECK(text.find("EXH-00103: and 2 more like it\n") != std::string::npos);
  CHECK(text.ends_with(". . left out of table \"A\".\"T\": why\n"));
}

}  // namespace exhume::exporter
