#include "src/import/parameters.hpp"

#include <catch2/catch.hpp>

#include "src/base/error.hpp"

using namespace exhume;
using namespace exhume::imp;

namespace {

std::string no_file(const std::string& path) {
  throw Error(Code::imp_cannot_open_file, path);
}

Parameters parsed(const std::vector<std::string>& arguments) {
  return parse_parameters(arguments, no_file);
}

Code refusal(const std::vector<std::string>& arguments) {
  try {
    parsed(arguments);
  } catch (const Error& error) {
    return error.code();
  }
  return Code::imp_database_error;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("names are upper case unless they are in double quotes") {
  const Parameters got = parsed({"fromuser=scott,\"Mixed\"", "TOUSER=('blake', '\"low\"')",
                                 "tables=(emp,\"Emp\":\"p1\",T:P)"});
  CHECK(got.from_users == Texts{"SCOTT", "Mixed"});
  CHECK(got.to_users == Texts{"BLAKE", "low"});
  REQUIRE(got.tables.size() == 3);
  CHECK(got.tables[0].name == "EMP");
  CHECK(got.tables[1].name == "Emp");
  CHECK(got.tables[1].is_exact);
  CHECK(got.tables[1].partition == "p1");
  CHECK(got.tables[2].partition == "P");
}

TEST_CASE("paths keep their case and their spaces") {
  CHECK(parsed({"FILE=My Dump.dmp"}).files == Texts{"My Dump.dmp"});
  CHECK(parsed({"file='a,b.dmp'"}).files == Texts{"a,b.dmp"});
  CHECK(parsed({"file=a.dmp,b#c.dmp"}).files == Texts{"a.dmp", "b#c.dmp"});
  CHECK(parsed({}).files == Texts{"expdat.dmp"});
}

TEST_CASE("a user comes with a database") {
  const Parameters got = parsed({"scott/ti@ger@sqlite:/tmp/a@b=c.db", "rows=n"});
  CHECK(got.userid.user == "SCOTT");
  CHECK(got.userid.database == "sqlite:/tmp/a@b=c.db");
  CHECK_FALSE(got.rows);
  CHECK(parsed({"scott/tiger"}).userid.database.empty());
  CHECK(parsed({"userid=sqlite:x.db"}).userid.database == "sqlite:x.db");
}

TEST_CASE("later settings win, those of a parameter file in its place") {
  const auto read = [](const std::string&) { return "rows=n # not now\nTABLES=(a, # one\n b)\n"; };
  CHECK(parse_parameters({"parfile=x", "rows=y"}, read).rows);
  CHECK_FALSE(parse_parameters({"rows=y", "parfile=x"}, read).rows);
  CHECK(parse_parameters({"parfile=x"}, read).tables.size() == 2);
  CHECK_THROWS_AS(parse_parameters({"parfile=x"}, [](const auto&) { return "parfile=x"; }), Error);
}

TEST_CASE("what cannot be meant is refused") {
  CHECK(refusal({"flie=x"}) == Code::imp_bad_parameter);
  CHECK(refusal({"rows=perhaps"}) == Code::imp_bad_parameter);
  CHECK(refusal({"feedback=-1"}) == Code::imp_bad_parameter);
  CHECK(refusal({"rows="}) == Code::imp_bad_parameter);
  CHECK(refusal({"tables=(a"}) == Code::imp_bad_parameter);
  CHECK(refusal({"rows=y,n"}) == Code::imp_bad_parameter);
  CHECK(refusal({"x@orcl"}) == Code::imp_bad_parameter);
  CHECK(refusal({"full=y", "fromuser=a"}) == Code::imp_one_mode_only);
  CHECK(refusal({"tables=a.b"}) == Code::imp_qualified_table);
}

TEST_CASE("parameters without effect are named once") {
  CHECK(parsed({"recordlength=1", "DESTROY=n", "recordlength=2"}).without_effect ==
        Texts{"RECORDLENGTH", "DESTROY"});
}

TEST_CASE("names are in any script") {
  const Parameters got = parsed({"tables=(表,\"ü\")", "fromuser=Ñandú"});
  REQUIRE(got.tables.size() == 2);
  CHECK(got.tables[0].name == "表");
  CHECK(got.tables[1].name == "ü");
  CHECK(got.from_users == Texts{"ÑANDÚ"});
}

TEST_CASE("parameters without effect have to make sense all the same") {
  CHECK(refusal({"destroy=perhaps"}) == Code::imp_bad_parameter);
  CHECK(refusal({"filesize=many"}) == Code::imp_bad_parameter);
  CHECK(refusal({"resumable_timeout=soon"}) == Code::imp_bad_parameter);
  CHECK(parsed({"statistics=safe"}).without_effect == Texts{"STATISTICS"});
  CHECK(refusal({"statistics=some"}) == Code::imp_bad_parameter);
  CHECK(refusal({"inctype=complete"}) == Code::imp_bad_parameter);
}

TEST_CASE("contradictions are refused") {
  CHECK(refusal({"full=n"}) == Code::imp_no_mode);
  CHECK(parsed({"full=n", "touser=x"}).to_users == Texts{"X"});
  CHECK(refusal({"inctype=restore", "fromuser=a"}) == Code::imp_one_mode_only);
  CHECK(refusal({"data_only=y", "rows=n"}) == Code::imp_bad_parameter);
  CHECK(refusal({"show=y", "indexfile=x"}) == Code::imp_bad_parameter);
}

TEST_CASE("sizes and increments") {
  CHECK(parsed({"buffer=64k"}).buffer == 65536);
  CHECK(parsed({"inctype=system"}).increment == Increment::system);
}
