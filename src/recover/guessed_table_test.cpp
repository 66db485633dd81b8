#include "src/recover/guessed_table.hpp"

#include <catch2/catch.hpp>

using namespace exhume;
using namespace exhume::recover;
using types::TypeCode;

TEST_CASE("a CREATE TABLE statement is guessed from INSERT and descriptors", "[recover]") {
  const exp::InsertLine insert{.owner = {}, .table = "T", .columns = {"A", "B", "C", "D"}};
  exp::DataHead head;
  head.columns = {{.code = TypeCode::number, .size = 22},
                  {.code = TypeCode::varchar2, .size = 30, .charset_id = 31, .charset_form = 1},
                  {.code = TypeCode::character, .size = 20, .charset_id = 2000, .charset_form = 2},
                  {.code = TypeCode::timestamp_tz, .size = 13}};
  CHECK(guessed_create_table(insert, head) ==
        "CREATE TABLE \"T\" (\"A\" NUMBER, \"B\" VARCHAR2(30), \"C\" NCHAR(10), "
        "\"D\" TIMESTAMP (9) WITH TIME ZONE)");
  SECTION("not for other numbers of columns") {
    head.columns.pop_back();
    CHECK_FALSE(guessed_create_table(insert, head));
  }
  SECTION("not for types of the dump's own") {
    head.columns[0].code = TypeCode::object;
    CHECK_FALSE(guessed_create_table(insert, head));
  }
}
