#include "src/parameters/settings.hpp"

#include <array>

#include <catch2/catch.hpp>

#include "src/parameters/values.hpp"

using namespace exhume;
using namespace exhume::parameters;

namespace {

using Texts = std::vector<std::string>;

constexpr std::array keywords = std::to_array<Keyword>({
    {"USERID", "who", ""},
    {"FILE", "which", ""},
    {"TABLES", "what", "TABLE"},
    {"ROWS", "whether (Y)", ""},
    {"PARFILE", "more", ""},
    {"BUFFER", "", ""},
});
constexpr Program program{keywords, Code::imp_bad_parameter};

std::vector<Setting> read(const Texts& arguments, const std::string& file = "") {
  return read_settings(program, arguments, [&file](const std::string&) { return file; });
}

std::string refusal(const Texts& arguments) {
  try {
    read(arguments);
  } catch (const Error& error) {
    CHECK(error.code() == program.refusal);
    return error.message();
  }
  return "";
}

}  // namespace

TEST_CASE("the settings of a parameter file come in its place") {
  const auto got = read({"scott/tiger", "rows=y", "parfile=x", "rows=n"}, "rows=maybe table=t");
  REQUIRE(got.size() == 5);
  CHECK(got[0].keyword == "USERID");
  CHECK(got[0].values == Texts{"scott/tiger"});
  CHECK(got[2].values == Texts{"maybe"});
  CHECK(got[3].keyword == "TABLES");
  CHECK(got[4].values == Texts{"n"});
}

TEST_CASE("arguments that the shell took apart come together") {
  CHECK(read({"FILE", "=", "x.dmp"})[0].values == Texts{"x.dmp"});
  CHECK(read({"tables=(a,", "b", ")"})[0].values == Texts{"a", "b"});
  CHECK(read({"file=", "x.dmp"})[0].values == Texts{"x.dmp"});
  CHECK(read({"sys/x", "AS", "SYSDBA", "rows=n"})[0].values == Texts{"sys/x as SYSDBA"});
}

TEST_CASE("a keyword that is not there gets the nearest one") {
  CHECK(refusal({"flie=x"}).find("did you mean FILE?") != std::string::npos);
  CHECK(refusal({"tab=x"}).find("did you mean TABLES?") != std::string::npos);
  CHECK(refusal({"qwertzuiop=x"}).find("did you mean") == std::string::npos);
  CHECK(refusal({"qwertzuiop=x"}).find("HELP=Y") != std::string::npos);
}

TEST_CASE("what is no setting is refused") {
  CHECK_FALSE(refusal({"rows="}).empty());
  CHECK_FALSE(refusal({"rows=y", "scott"}).empty());
  CHECK_THROWS_AS(read({"parfile=x"}, "parfile=x"), Error);
}

TEST_CASE("values are yes or no, counts and sizes") {
  const auto setting = [](const char* value) { return Setting{"ROWS", {value}}; };
  CHECK(yes_no(program, setting("Yes")));
  CHECK_FALSE(yes_no(program, setting("n")));
  CHECK_THROWS_AS(yes_no(program, setting("perhaps")), Error);
  CHECK(count(program, setting("17")) == 17);
  CHECK_THROWS_AS(count(program, setting("-1")), Error);
  CHECK(size(program, setting("2048b")) == 2048);
  CHECK(size(program, setting("2K")) == 2048);
  CHECK(size(program, setting("2KB")) == 2048);
  CHECK(size(program, setting("3g")) == std::uint64_t{3} << 30);
  CHECK_THROWS_AS(size(program, setting("99999999999T")), Error);
  CHECK_THROWS_AS(single(program, Setting{"ROWS", {"y", "n"}}), Error);
}

TEST_CASE("the table of keywords has those without effect behind it") {
  const std::string table = keyword_table(program);
  CHECK(table.find("ROWS         whether (Y)\n") != std::string::npos);
  CHECK(table.find("without effect:\n BUFFER\n") != std::string::npos);
}
