#include "src/base/error.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace exhume;

TEST_CASE("a place names all it knows in one order") {
  CHECK(to_string(Place{}).empty());
  CHECK(to_string(Place{.file = "a.dmp"}) == "a.dmp");
  CHECK(to_string(Place{.offset = 0}) == "offset 0 (0x0)");
  CHECK(to_string(Place{.table = "T"}) == "table \"T\"");
  CHECK(to_string(Place{.file = "a.dmp",
                        .offset = 4711,
                        .owner = "SCOTT",
                        .table = "EMP",
                        .row = 7,
                        .column = "SAL"}) ==
        "a.dmp, offset 4711 (0x1267), table \"SCOTT\".\"EMP\", row 7, column \"SAL\"");
}

TEST_CASE("an owner alone is no place") {
  CHECK(to_string(Place{.owner = "SCOTT"}).empty());
}

TEST_CASE("a message is one line with code and place") {
  const Error error(Code::imp_abnormal_end, "it ends here", Place{.offset = 16});
  CHECK(std::string(error.what()) == "IMP-00009: it ends here (offset 16 (0x10))");
  CHECK(to_string(error) == error.what());
  CHECK(error.message() == "it ends here");
  CHECK(to_string(Diagnostic{.code = Code::bad_value, .message = "no date"}) ==
        "EXH-00103: no date");
}

TEST_CASE("control characters in names and messages are shown, not sent") {
  const Diagnostic hostile{.code = Code::bad_value,
                           .message = "a\nb\x1b[2J\x7f",
                           .place = {.file = "x\ry", .table = "T\tU"}};
  CHECK(to_string(hostile) == "EXH-00103: a\\x0ab\\x1b[2J\\x7f (x\\x0dy, table \"T\\x09U\")");
  CHECK(to_string(Diagnostic{.code = Code::bad_value, .message = "naïve €"}) ==
        "EXH-00103: naïve €");
}

TEST_CASE("every code has a number of its own") {
  std::set<std::string_view> names;
  int code = 0;
  for (;; ++code) {
    const std::string_view name = code_name(static_cast<Code>(code));
    if (name == "EXH-00000") break;
    CHECK(names.insert(name).second);
    CHECK(name.size() == 9);
  }
  CHECK(names.contains("IMP-00002"));
  CHECK(names.contains(code_name(Code::not_translated)));
}
