#include "src/export/parameters.hpp"

#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "src/export/keywords.hpp"

namespace exhume::exporter {
namespace {

Parameters parse(const std::vector<std::string>& arguments) {
  const parameters::ReadFile no_file = [](const std::string&) { return std::string(); };
  return interpret(read_settings(program(), arguments, no_file));
}

Code refusal(const std::vector<std::string>& arguments) {
  try {
    parse(arguments);
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("nothing was refused");
  return Code::exp_bad_parameter;
}

}  // namespace

TEST_CASE("exp takes what Oracle's exp takes") {
  const Parameters got =
      parse({"scott/tiger@sqlite:x.db", "file=a.dmp,b.dmp", "tables=(hr.emp, \"Dept\")",
             "query=\"where a = 1, b\"", "rows=n", "filesize=2k", "buffer=1", "compress=y"});
  CHECK(got.userid.user == "SCOTT");
  CHECK(got.files == std::vector<std::string>{"a.dmp", "b.dmp"});
  CHECK(got.mode == Mode::tables);
  REQUIRE(got.tables.size() == 2);
  CHECK(got.tables[0].owner == "HR");
  CHECK(got.tables[0].name == "EMP");
  CHECK_FALSE(got.tables[0].is_exact);
  CHECK(got.tables[1].name == "Dept");
  CHECK(got.tables[1].is_exact);
  CHECK(got.query == "where a = 1, b");
  CHECK_FALSE(got.rows);
  CHECK(got.file_size == 2048);
  CHECK(got.release.version == "11.02.00");
  CHECK(got.without_effect == std::vector<std::string>{"BUFFER", "COMPRESS"});
}

TEST_CASE("exp refuses what cannot be meant") {
  CHECK(refusal({"full=y", "owner=a"}) == Code::exp_one_mode_only);
  CHECK(refusal({"owner=a", "query=\"where 1 = 1\""}) == Code::exp_bad_parameter);
  CHECK(refusal({"tables=t", "query=\"where 1 = 1\"", "direct=y"}) == Code::exp_bad_parameter);
  CHECK(refusal({"tables=t:p"}) == Code::exp_bad_parameter);
  CHECK(refusal({"version=7"}) == Code::exp_bad_parameter);
  CHECK(refusal({"recordlength=5"}) == Code::exp_bad_parameter);
  CHECK(refusal({"ownr=a"}) == Code::exp_bad_parameter);
}

TEST_CASE("a release is found by what people call it") {
  CHECK(find_release("11")->version == "11.02.00");
  CHECK(find_release("11.2.0.4")->version == "11.02.00");
  CHECK(find_release("11.02.00")->version == "11.02.00");
  CHECK(find_release("10")->version == "10.02.01");
  CHECK(find_release("10.1")->version == "10.01.00");
  CHECK(find_release("8.1")->major == 8);
  CHECK_FALSE(find_release("1").has_value());
  CHECK_FALSE(find_release("").has_value());
  CHECK_FALSE(knows(*find_release("8.1"), types::TypeCode::timestamp));
  CHECK_FALSE(knows(*find_release("9.2"), types::TypeCode::binary_double));
  CHECK(knows(*find_release("10.1"), types::TypeCode::binary_double));
}

}  // namespace exhume::exporter
