#include "src/io/safe_name.hpp"

#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace exhume;
using namespace exhume::io;
using exhume::test::TemporaryFolder;

TEST_CASE("names keep the portable characters and lose all others") {
  const std::string kept = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~$#";
  CHECK(percent_encoded(kept) == kept);
  CHECK(percent_encoded("a b/c\\d%") == "a%20b%2Fc%5Cd%25");
  CHECK(percent_encoded("\xc3\x84\n") == "%C3%84%0A");
  CHECK(percent_encoded(std::string_view("\0+", 2)) == "%00%2B");
  CHECK(percent_encoded("") == "");
  CHECK(percent_encoded(".") == "%2E");
  CHECK(percent_encoded("..") == "%2E%2E");
  CHECK(percent_encoded("...") == "...");
}

TEST_CASE("a table's file is named after owner and table") {
  CHECK(table_file_name("SCOTT", "EMP", "copy") == "SCOTT.EMP.copy");
  CHECK(table_file_name("SYS", "V$/../X#", "csv") == "SYS.V$%2F..%2FX#.csv");
  CHECK(table_file_name("", "", "csv") == "..csv");
}

TEST_CASE("a name too long for a file is cut, and stays different from others") {
  const std::string owner(128, 'A');
  CHECK(table_file_name(owner, std::string(121, 'B'), "copy").size() == 255);
  CHECK(table_file_name(owner, std::string(121, 'B'), "copy").find('+') == std::string::npos);

  const std::string one = table_file_name(owner, std::string(130, 'B'), "copy");
  const std::string other = table_file_name(owner, std::string(130, 'B') + "C", "copy");
  CHECK(one.size() == 255);
  CHECK(one.ends_with(".copy"));
  CHECK(one != other);
  CHECK(one == table_file_name(owner, std::string(130, 'B'), "copy"));
}

TEST_CASE("a cut never leaves half of an encoded byte") {
  for (std::size_t before = 0; before < 3; ++before) {
    std::string table(before, 'x');
    for (int i = 0; i < 100; ++i) table += "\xff";
    const std::string name = table_file_name("O", table, "csv");
    CHECK(name.size() <= 255);
    CHECK(name.size() > 252);
    CHECK(name.substr(name.find('+') - 3, 4) == "%FF+");
  }
}

TEST_CASE("a folder is made when missing, and a file in its place is refused") {
  const TemporaryFolder temporary;
  const Directory made(temporary / "a/b");
  CHECK(std::filesystem::is_directory(temporary / "a/b"));
  temporary.put("file", "x");
  CHECK_THROWS_AS(Directory(temporary / "file"), Error);
  CHECK_THROWS_AS(Directory(temporary / "file/sub"), Error);
}

TEST_CASE("nothing leads out of the folder, and no name is given twice") {
  const TemporaryFolder temporary;
  Directory folder(temporary / "out");
  CHECK(folder.claim("SCOTT.EMP.csv") == temporary / "out/SCOTT.EMP.csv");
  std::filesystem::create_symlink("/etc/passwd", temporary / "out/link");
  for (const std::string& name :
       {std::string(), std::string("."), std::string(".."), std::string("../x"),
        std::string("/etc/x"), std::string("a/b"), std::string("a\0b", 3), std::string(256, 'x'),
        std::string("link"), std::string("SCOTT.EMP.csv")}) {
    INFO(name);
    try {
      folder.claim(name);
      FAIL("claimed " + name);
    } catch (const Error& error) {
      CHECK(error.code() == Code::bad_name);
    }
  }
}
