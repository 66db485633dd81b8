#include "src/logging/log.hpp"

#include <catch2/catch.hpp>

namespace exhume::logging {

TEST_CASE("with FEEDBACK dots stand below the table and the count on a line of its own") {
  std::string text;
  Log log({[&text](std::string_view part) { text += part; }});
  log.begin_rows("table", "A\x01", 2);
  for (int i = 0; i < 5; ++i) log.row();
  log.end_rows("rows exported");
  CHECK(text ==
        "table                          A\\x01\n..\n" + std::string(60, ' ') + "5 rows exported\n");
}

TEST_CASE("a message within a table moves the count to a line of its own") {
  std::string text;
  Log log({[&text](std::string_view part) { text += part; }});
  log.begin_rows("table", "T", 0);
  log.message(Code::imp_row_rejected, "row 1 was rejected");
  log.end_rows("rows imported");
  CHECK(text == "table" + std::string(30, ' ') + "T\nIMP-00019: row 1 was rejected\n" +
                    std::string(60, ' ') + "0 rows imported\n");
}

TEST_CASE("rows of all tables are counted together") {
  Log log({});
  log.begin_rows("table", "A", 0);
  log.row();
  log.rows(4);
  log.take_back_row();
  log.end_rows("rows");
  log.begin_rows("table", "B", 0);
  log.row();
  CHECK(log.rows() == 1);
  CHECK(log.all_rows() == 5);
}

}  // namespace exhume::logging
