#include "src/parameters/grammar.hpp"

#include <catch2/catch.hpp>

using namespace exhume;
using namespace exhume::parameters;

namespace {

using Texts = std::vector<std::string>;

std::vector<Setting> file(const std::string& text) {
  return parse_parameter_file(text, "x.par", Code::imp_bad_parameter);
}

}  // namespace

TEST_CASE("an argument's value ends at a comma that is not in quotes") {
  const auto values = [](const char* argument) {
    return parse_argument(argument, Code::imp_bad_parameter).values;
  };
  CHECK(values("file=My Dump.dmp") == Texts{"My Dump.dmp"});
  CHECK(values("file='a,b.dmp'") == Texts{"a,b.dmp"});
  CHECK(values("userid=a/'b c'@x") == Texts{"a/'b c'@x"});
  CHECK(values("file=a.dmp,b#c.dmp") == Texts{"a.dmp", "b#c.dmp"});
  CHECK(values("tables=( a , \"b\":p )") == Texts{"a", "\"b\":p"});
  CHECK_THROWS_AS(values("tables=(a"), Error);
}

TEST_CASE("a parameter file has settings in any layout") {
  const auto got = file(
      "# all of it\nFULL=y GRANTS = N\nfile=a.dmp  # the first\nTABLES=(a, # one\n b,\n c)\n"
      "FROMUSER=x,\n  y\nlog=\\\n  x.log\n");
  REQUIRE(got.size() == 6);
  CHECK(got[0].keyword == "FULL");
  CHECK(got[1].values == Texts{"N"});
  CHECK(got[2].values == Texts{"a.dmp"});
  CHECK(got[3].values == Texts{"a", "b", "c"});
  CHECK(got[4].values == Texts{"x", "y"});
  CHECK(got[5].values == Texts{"x.log"});
}

TEST_CASE("a user in a parameter file may be one AS SYSDBA") {
  const auto got = file("userid=sys/x as sysdba\nlog=as\nuserid=\"/ as sysdba\"");
  REQUIRE(got.size() == 3);
  CHECK(got[0].values == Texts{"sys/x as sysdba"});
  CHECK(got[1].values == Texts{"as"});
  CHECK(got[2].values == Texts{"\"/ as sysdba\""});
}

TEST_CASE("an error in a parameter file names its line") {
  try {
    file("rows=y\n\n=oops\n");
    FAIL("it was read");
  } catch (const Error& error) {
    CHECK(error.message().find("line 3 of x.par") != std::string::npos);
  }
}
