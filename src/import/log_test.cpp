#include "src/import/log.hpp"

#include <catch2/catch.hpp>

using namespace exhume;
using namespace exhume::imp;

namespace {

struct Logged {
  std::string text;
  Log log{{[this](std::string_view piece) { text += piece; }}};
};

}  // namespace

TEST_CASE("a table's line has its count in its column") {
  Logged logged;
  logged.log.begin_rows(TablePart::table, "COUNTRIES", "", 0);
  for (int i = 0; i < 25; ++i) logged.log.row();
  logged.log.end_rows();
  CHECK(logged.text ==
        ". . importing table                    \"COUNTRIES\"         25 rows imported\n");
}

TEST_CASE("statements are cut into 75 characters, not bytes") {
  Logged logged;
  std::string statement;
  for (int i = 0; i < 80; ++i) statement += "ä";
  logged.log.echo(statement + "\x1b[31m");
  CHECK(logged.text ==
        " \"" + statement.substr(0, 150) + "\"\n \"" + statement.substr(150) + "\\x1b[31m\"\n");
}

TEST_CASE("names cannot forge lines") {
  Logged logged;
  logged.log.owner("A\nImport terminated successfully", "B");
  CHECK(logged.text == ". importing A\\x0aImport terminated successfully's objects into B\n");
}

TEST_CASE("words are refilled and quoted ones stay whole") {
  CHECK(refilled("aaa  bbb ccc", "REM  ", 13) == "REM  aaa bbb\nREM  ccc\n");
  CHECK(refilled("a 'b  c' \"d e\"", "", 9) == "a 'b  c'\n\"d e\"\n");
  CHECK(refilled("", "REM  ", 13).empty());
}
