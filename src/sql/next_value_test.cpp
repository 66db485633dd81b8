#include "src/sql/next_value.hpp"

#include <catch2/catch.hpp>

using namespace exhume::sql;

TEST_CASE("The next value of a sequence is known in every spelling", "[sql]") {
  const auto own = sequence_of({"emp_seq.nextval"});
  REQUIRE(own);
  CHECK_FALSE(own->schema);
  CHECK(own->object.text == "EMP_SEQ");

  const auto quoted = sequence_of({R"("C##X"."ISEQ$$_75544".nextval)"});
  REQUIRE(quoted);
  CHECK(quoted->schema->text == "C##X");
  CHECK(quoted->object.text == "ISEQ$$_75544");
  CHECK(next_value_of(*quoted).text == R"("C##X"."ISEQ$$_75544".NEXTVAL)");

  const auto all_quoted = sequence_of({R"("a ""b"""."s" /* why */ . "NEXTVAL")"});
  REQUIRE(all_quoted);
  CHECK(all_quoted->schema->text == R"(a "b")");
  CHECK(sequence_of(next_value_of(*all_quoted))->object.text == "s");
}

TEST_CASE("Nothing else is the next value of a sequence", "[sql]") {
  for (const char* const text :
       {"s.CURRVAL", "NEXTVAL", "s.NEXTVAL + 1", "'s'.NEXTVAL", "s,NEXTVAL", R"(s."nextval")",
        "a.b.c.NEXTVAL", "1.s.NEXTVAL", "SYSDATE"}) {
    CAPTURE(text);
    CHECK_FALSE(sequence_of({text}));
  }
}
