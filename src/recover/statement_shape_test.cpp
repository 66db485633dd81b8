#include "src/recover/statement_shape.hpp"

#include <catch2/catch.hpp>

#include "formats/exp/statement_reader.hpp"

using namespace exhume;
using namespace exhume::recover;

namespace {

std::string_view problem(std::string_view bytes) {
  Cursor in(as_bytes(bytes));
  return statement_problem(exp::read_statement(in));
}

}  // namespace

TEST_CASE("statements of an export are believed", "[recover]") {
  for (const std::string_view text : {
           std::string_view("TABLE \"A b\"\n"),
           std::string_view("ENDTABLE\n"),
           std::string_view("EXIT\n"),
           std::string_view("CONNECT SCOTT\n"),
           std::string_view("INSERT INTO \"T\" (\"A\", \"B\") VALUES (:1, :2)\n"),
           std::string_view("CREATE TABLE \"T\" (\") VALUES (:1)\" NUMBER)\n"),
           std::string_view("CREATE DATABASE LINK \"L\" USING '(\n)'\n"),
           std::string_view("COMMENT ON TABLE \"T\" IS \n\3\0'x'\n", 31),
       }) {
    INFO(text);
    CHECK(problem(text) == "");
  }
}

TEST_CASE("damaged statements are not", "[recover]") {
  for (const std::string_view text : {
           std::string_view("CREXTE TABLE \"T\" (\"A\" NUMBER)\n"),
           std::string_view("CREATE TABLE \"T\" (\"A\" \1UMBER)\n"),
           std::string_view("TABLE \"T\"JCREATE TABLE \"T\" (\"A\" NUMBER)\n"),
           std::string_view("ENDTABLE*TABLE \"U\"\n"),
           std::string_view(
               "CREATE TABLE \"T\" (\"A\" NUMBER)JINSERT INTO \"T\" (\"A\") VALUES (:1)\n"),
           std::string_view("INSERT INTO \"T (\"A\") VALUES (:1)\n\"\n"),
           std::string_view("CREATE TABLE \"T\" (\"A\" NUMBER\nENDTABLE\n)\n"),
           std::string_view("CALTER TABLE\nENDTABLE\n"),
           std::string_view("COMMENT ON TABLE \"T\" IS \n\4\0'\0x'\n", 32),
       }) {
    INFO(text);
    CHECK(problem(text) != "");
  }
}

TEST_CASE("a statement may begin with its first word", "[recover]") {
  CHECK(may_begin_statement(as_bytes("GRANT SELECT ON \"T\" TO \"U\"\n")));
  CHECK_FALSE(may_begin_statement(as_bytes("grant\n")));
  CHECK_FALSE(may_begin_statement(as_bytes("")));
  CHECK(is_strict(as_bytes("ENDTABLE\n")));
  CHECK_FALSE(is_strict(as_bytes("GRANT SELECT ON \"T\" TO \"U\"\n")));
}
