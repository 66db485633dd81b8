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

}  // namespace exhume::exporter
