#include "src/base/text.hpp"

#include <catch2/catch.hpp>

using namespace exhume;

TEST_CASE("control characters become visible, all else stays") {
  CHECK(printable("EMP\x1b[2J\n\x7f") == "EMP\\x1b[2J\\x0a\\x7f");
  CHECK(printable("名前 \"x\"") == "名前 \"x\"");
}

TEST_CASE("the start of a text ends between characters and before a line end") {
  CHECK(start_of("CREATE VIEW", 75) == "CREATE VIEW");
  CHECK(start_of("SELECT 1\nFROM T", 75) == "SELECT 1");
  CHECK(start_of("aé名", 1) == "a");
  CHECK(start_of("aé名", 2) == "a");
  CHECK(start_of("aé名", 3) == "aé");
  CHECK(start_of("aé名", 5) == "aé");
  CHECK(start_of("aé名", 6) == "aé名");
  CHECK(start_of("", 0).empty());
}

TEST_CASE("counts agree with their nouns") {
  CHECK(counted(1, "index") == "1 index");
  CHECK(counted(2, "index") == "2 indexes");
  CHECK(counted(0, "table") == "0 tables");
  CHECK(counted(3, "foreign key") == "3 foreign keys");
  CHECK(counted(4, "statistics") == "4 statistics");
}
