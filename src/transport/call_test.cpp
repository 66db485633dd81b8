#include "src/transport/call.hpp"

#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "src/sql/parser.hpp"
#include "src/transport/table_spec.hpp"

using namespace exhume;
using namespace exhume::transport;

namespace {

CallResult read(const std::string& text) {
  const auto statement = std::get<sql::Statement>(sql::parse(text));
  return read_call(std::get<sql::TransportCall>(statement));
}

}  // namespace

TEST_CASE("published calls are read with names and written again", "[transport]") {
  const char* const line = GENERATE(
      "EXECTRP sys.dbms_plugts.beginImport('10.2.0.3.0',171,'2000',10,'Linux IA "
      "(32-bit)',52748,75851,1,0,0,0);",
      "EXECTRP sys.dbms_plugts.checkCompType('COMPATSG','10.2.0.3.0');",
      "EXECTRP sys.dbms_plugts.checkUser('ODBA');",
      "EXECTRP sys.dbms_plugts.beginImpTablespace('USERS',4,'SYS',1,0,4096,1,117224182200,1,"
      "2147483645,16,256,16,0,1,0,16,1628821562,1,33,10467,NULL,0,0,NULL,NULL);",
      "EXECTRP sys.dbms_plugts.checkDatafile(NULL,1628821562,4,1280,4,4,4194302,320,10477,"
      "117224182200,1,16777218,NULL,NULL,NULL);",
      "EXECTRP sys.dbms_plugts.reclaimTempSegment(4,19,3,4,1536,21,16,1,2147483645,256,0,0,0,0,0,0,"
      "0,52743,196865,0);",
      "EXECTRP sys.dbms_plugts.commitPluggable;", "EXECTRP sys.dbms_plugts.endImport;",
      "EXECTRP sys.dbms_plugts.checkUser('O''BRIEN');");
  CHECK(std::get<exp::TransportCall>(read(line)).line() == line);
}

TEST_CASE("arguments are known by name", "[transport]") {
  const auto call = std::get<exp::TransportCall>(
      read("EXECTRP sys.dbms_plugts.reclaimTempSegment (4,19,3,4,1536,21,16,1,2147483645,256,0,0,"
           "0,0,0,0,0,52743,196865,0);"));
  CHECK(call.number("block") == 19);
  CHECK(call.number("object") == 52743);
  CHECK_FALSE(call.number("nonsense"));
  CHECK(describe(std::get<exp::TransportCall>(
            read("EXECTRP sys.dbms_plugts.CHECKUSER('ODBA');"))) == "checkUser: owner 'ODBA'");
}

TEST_CASE("calls that no importer could run are told why", "[transport]") {
  const auto [line, why] = GENERATE(table<const char*, const char*>(
      {{"EXECTRP sys.dbms_plugts.newThing(1);", "no known procedure"},
       {"EXECTRP sys.dbms_plugts.checkUser;", "1 to 1 arguments, but 0"},
       {"EXECTRP sys.dbms_plugts.checkUser('A','B');", "but 2 are given"},
       {"EXECTRP sys.dbms_plugts.checkUser(7);", "is no text"},
       {"EXECTRP sys.dbms_plugts.checkUser(f(1));", "no literal"},
       {"EXECTRP sys.dbms_plugts.checkUser(99999999999999999999);", "no literal"}}));
  INFO(line);
  CHECK_THAT(std::get<std::string>(read(line)), Catch::Contains(why));
}

TEST_CASE("FIXTABLE lines are taken apart and written again", "[transport]") {
  const char* const line =
      GENERATE("FIXTABLEPDML \"ODBA\".\"WWW\" 536870912", "FIXTABLEHAKAN \"ODBA\".\"A B\" 148");
  const auto fix = exp::parse_fix_table(line);
  REQUIRE(fix);
  CHECK(fix->owner == "ODBA");
  CHECK(fix->line() == line);
  for (const char* const other :
       {"FIXTABLEPDML", "FIXTABLEPDML \"A\" 1", "FIXTABLEPDML \"A\".\"B\"",
        "FIXTABLEPDML \"A\".\"B\" x", "TABLE \"A\".\"B\" 1"}) {
    INFO(other);
    CHECK_FALSE(exp::parse_fix_table(other));
  }
}

TEST_CASE("tables are written as in CREATE TABLE", "[transport]") {
  const TableSpec spec = parse_table_spec("HR.EMP(ID NUMBER(4), NAME VARCHAR2(10))@0xce94");
  CHECK(spec.object == 52884);
  CHECK(spec.table.name.schema->text == "HR");
  CHECK(spec.table.name.object.text == "EMP");
  CHECK(spec.table.columns.size() == 2);
  CHECK(parse_table_spec("EMP").table.columns.empty());
  CHECK_FALSE(parse_table_spec("EMP").object);
  CHECK(parse_table_spec("\"a@b\"").table.name.object.text == "a@b");
  for (const char* const text : {"", "EMP(", "EMP()", "EMP@", "EMP@x", "EMP(A NUMBER) PCTFREE 1"}) {
    INFO(text);
    CHECK_THROWS_AS(parse_table_spec(text), Error);
  }
}
