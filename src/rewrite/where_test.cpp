#include "src/rewrite/where.hpp"

#include <catch2/catch.hpp>

#include "src/base/error.hpp"

using namespace exhume;
using rewrite::Where;

namespace {

const std::vector<types::Column> columns = {
    {"ID", {.code = types::TypeCode::number}},      {"NAME", {.code = types::TypeCode::varchar2}},
    {"CODE", {.code = types::TypeCode::character}}, {"BORN", {.code = types::TypeCode::date}},
    {"a b", {.code = types::TypeCode::number}},     {"PICTURE", {.code = types::TypeCode::blob}},
};

const std::vector<types::Value> row = {
    types::Number::from_int64(7),
    types::Text{"SCHÖN"},
    types::Text{"X  "},
    types::Date{.year = 1982, .month = 1, .day = 23},
    types::Null{},
    types::Null{},
};

bool holds(std::string_view text) {
  return Where(rewrite::where::parse(text), columns).holds(row);
}

}  // namespace

TEST_CASE("conditions compare by value") {
  CHECK(holds("id = 7"));
  CHECK(holds("ID = 7.00"));
  CHECK(holds("id<>8"));
  CHECK_FALSE(holds("id != 7"));
  CHECK(holds("id < 10"));  // as text 10 would stand before 7
  CHECK_FALSE(holds("id >= 10"));
  CHECK(holds("id > -1e3"));
  CHECK(holds("name = 'SCHÖN'"));
  CHECK_FALSE(holds("name = 'schön'"));
  CHECK(holds("born < date '1982-01-24'"));
  CHECK(holds("born = '1982-01-23 00:00:00'"));
  CHECK(holds("born between '1982-01-01' and '1982-12-31'"));
  CHECK_FALSE(holds("born not between '1982-01-01' and '1982-12-31'"));
  CHECK(holds("id in (1, 7)"));
  CHECK_FALSE(holds("id not in (1, 7)"));
}

TEST_CASE("conditions ignore the padding of CHAR alone") {
  CHECK(holds("code = 'X'"));
  CHECK_FALSE(holds("name = 'SCHÖN '"));
}

TEST_CASE("conditions match patterns by characters") {
  CHECK(holds("name like 'SCH_N'"));
  CHECK(holds("name like '%N'"));
  CHECK(holds("name like '%H%N%'"));
  CHECK(holds("name not like 'S%X'"));
  CHECK_FALSE(holds("name like 'SCH__N'"));
  CHECK(holds("born like '1982-01-%'"));
}

TEST_CASE("conditions leave open what NULL leaves open") {
  CHECK(holds("\"a b\" is null"));
  CHECK_FALSE(holds("\"a b\" is not null"));
  CHECK_FALSE(holds("\"a b\" = 1"));
  CHECK_FALSE(holds("not \"a b\" = 1"));
  CHECK(holds("\"a b\" = 1 or id = 7"));
  CHECK_FALSE(holds("\"a b\" = 1 and id = 7"));
  CHECK_FALSE(holds("\"a b\" not in (1)"));
}

TEST_CASE("conditions join as in SQL") {
  CHECK(holds("id = 7 or id = 8 and id = 9"));
  CHECK_FALSE(holds("(id = 7 or id = 8) and id = 9"));
  CHECK(holds("not (id = 8 or id = 9)"));
  CHECK(holds("not id = 8 and not id = 9"));
}

TEST_CASE("conditions that mean nothing are refused") {
  for (const char* text :
       {"", "id", "id =", "id = 7 8", "id = 'x'", "born = 'yesterday'", "unknown = 1", "(id = 7",
        "id in ()", "picture = 'x'", "id like", "id = 7 and", "= 7"}) {
    INFO(text);
    CHECK_THROWS_AS(holds(text), Error);
  }
}

TEST_CASE("conditions nest, but not without end") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '(') + "id = 7" + std::string(depth, ')');
  };
  CHECK(holds(nested(400)));
  CHECK_THROWS_AS(holds(nested(5000)), Error);
}
