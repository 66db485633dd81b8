#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "src/textform/parser.hpp"
#include "src/textform/printer.hpp"

using namespace exhume;
using namespace exhume::textform;

namespace {

// What is wrong with a text; empty when nothing is.
std::string fault(std::string_view text) {
  Printer printer([](std::string_view) {});
  Cursor in(as_bytes(text));
  try {
    parse(in, printer);
  } catch (const Error& error) {
    CHECK(error.code() == Code::bad_text_form);
    return error.message();
  }
  return "";
}

// The same of lines behind the first, which are counted from 1.
std::string fault_in(const std::string& lines) {
  return fault("dmpt 1 # " + std::string("\n") + lines);
}

const std::string table =
    "> INSERT INTO T\n"
    "column NUMBER(22)\n"
    "column VARCHAR2(10)\n";

}  // namespace

TEST_CASE("text form errors: what is no text form") {
  CHECK(fault("") == "line 1, column 1: the text is empty");
  CHECK(fault("hello") == "line 1, column 1: a text form begins with: dmpt 1");
  CHECK(fault("dmpt 2") == "line 1, column 6: the only version of the text form is 1");
  CHECK(fault("dmpt 1") == "line 2, column 1: the text ends without its last line, end or cut");
}

TEST_CASE("text form errors: keywords and the order of lines") {
  CHECK(fault_in("clint US7ASCII\nend") == "line 2, column 1: unknown keyword \"clint\"");
  CHECK(fault_in("!\nend") == "line 2, column 1: unknown keyword \"\"");
  CHECK(fault_in("> CONNECT A\n  client US7ASCII\nend") ==
        "line 3, column 3: \"client\" is no keyword that may stand behind a statement");
  CHECK(fault_in("end\n> CONNECT A") == "line 3, column 1: nothing but raw bytes follows the end");
  CHECK(fault_in("end\nend") == "line 3, column 1: nothing but raw bytes follows the end");
  CHECK(fault_in("row 1\nend") == "line 2, column 1: rows stand behind an INSERT and its columns");
  CHECK(fault_in("column NUMBER(22)\nend") ==
        "line 2, column 1: columns stand behind an INSERT, before its rows");
  CHECK(fault_in("path direct\nend") ==
        "line 2, column 1: a path stands behind the columns of an INSERT");
  CHECK(fault_in("end-rows\nend") == "line 2, column 1: no rows to end");
  CHECK(fault_in("> INSERT INTO T\nend") == "line 3, column 4: column lines follow an INSERT");
}

TEST_CASE("text form errors: facts of the header") {
  CHECK(fault_in("client KLINGON") == "line 2, column 8: no character set \"KLINGON\"");
  CHECK(fault_in("client 65536") == "line 2, column 8: a whole number of 0 to 65535 belongs here");
  CHECK(fault_in("version 11") == "line 2, column 9: a text in double quotes belongs here");
  CHECK(fault_in("version \"11") ==
        "line 2, column 12: the text does not end: its closing quote is missing");
  CHECK(fault_in("version \"11\" 2") == "line 2, column 14: nothing more belongs on this line");
  CHECK(fault_in("representation 1") == "line 2, column 16: bytes belong here, as x'…' or b'…'");
  CHECK(fault_in("client US7ASCII\nexporter \"\xc3\x9c\"") ==
        "line 3, column 13: US7ASCII has no character \"\xc3\x9c\"; its bytes can be written as "
        "\\xNN");
}

TEST_CASE("text form errors: statements") {
  CHECK(fault_in("| more") == "line 2, column 1: no statement to go on with: > begins one");
  CHECK(fault_in("> EXIT\nend") == "line 2, column 1: the statement EXIT is written as: end");
  CHECK(fault_in("> GRANT A\n| TO B\nend") ==
        "line 2, column 1: the statement ends on a line before its last: its further lines begin "
        "another one");
  CHECK(
      fault_in("> GRANT 'A\nend") ==
      "line 2, column 1: the statement does not end: a quote, a comment or a parenthesis is open");
  CHECK(fault_in("> CONNECT A\n= x\nend") ==
        "line 2, column 1: 1 strings behind =, where this statement has 0");
  CHECK(fault_in("> COMMENT ON TABLE T IS\nend") ==
        "line 2, column 1: 0 strings behind =, where this statement has 1");
  CHECK(fault_in("> CONNECT A\n+ x\n= y\nend") ==
        "line 4, column 1: a body is made of + lines or of = lines, not of both");
  CHECK(fault_in("> CONNECT A\n+ x\n+\nend") ==
        "line 2, column 1: an empty piece would end the list of pieces");
  CHECK(fault_in("> INSERT INTO T\n+ x\nend") == "line 2, column 1: rows follow here, not a body");
  CHECK(fault_in("> CONNECT \\q\nend") ==
        "line 2, column 12: a backslash goes with n, r, t, s, \\ or x and two hex digits");
  CHECK(fault_in("> X\n+ " + std::string(65536, 'a') + "\nend") ==
        "line 3, column 1: a string of a body has at most 65535 bytes");
}

TEST_CASE("text form errors: columns") {
  const std::string insert = "> INSERT INTO T\n";
  CHECK(fault_in(insert + "column NUMMER(22)") == "line 3, column 8: no column type \"NUMMER\"");
  CHECK(fault_in(insert + "column NUMBER") ==
        "line 3, column 14: the size of the column in parentheses belongs here");
  CHECK(fault_in(insert + "column NUMBER(x)") ==
        "line 3, column 15: a whole number of 0 to 65535 belongs here");
  CHECK(fault_in(insert + "column CHAR(1) LATIN") ==
        "line 3, column 16: no character set \"LATIN\"");
  CHECK(fault_in(insert + "path fast") == "line 3, column 6: a path is direct or conventional");
}

TEST_CASE("text form errors: values that their columns cannot hold") {
  CHECK(fault_in(table + "row 1\nend") ==
        "line 5, column 6: a row of 1 values, where there are 2 columns");
  CHECK(fault_in(table + "row 1, 'a', 2\nend") ==
        "line 5, column 11: more values than the 2 columns");
  CHECK(fault_in(table + "row one, 'a'\nend") ==
        "line 5, column 5: no number that a NUMBER holds exactly, in a NUMBER column");
  CHECK(fault_in(table + "row 'a', 'a'\nend") == "line 5, column 5: a text in a NUMBER column");
  CHECK(fault_in(table + "row 1, 2\nend") == "line 5, column 8: a text stands in single quotes");
  CHECK(fault_in(table + "row 1, 'a\nend") ==
        "line 5, column 10: the text does not end: its closing quote is missing");
  CHECK(fault_in(table + "row 1, 'a' 'b'\nend") ==
        "line 5, column 12: nothing more belongs on this line");
  CHECK(fault_in(table + "row 1, '\\xff'\nend") ==
        "line 5, column 13: a byte that is no character: write the value as b'…' or x'…'");
  CHECK(fault_in(table + "row x'1', 'b'\nend") ==
        "line 5, column 7: bytes are an even number of hex digits");
  CHECK(fault_in(table + "row x'1, b\nend") ==
        "line 5, column 7: the bytes do not end: their closing quote is missing");
  CHECK(fault_in(table + "row 1, 'a' +\n5\nend") ==
        "line 6, column 1: a text goes on here, in single quotes");
  CHECK(fault_in(table + "row 1,") == "line 5, column 6: the text ends inside a row");
  CHECK(fault_in(table + "row 1, 'a' +") ==
        "line 5, column 12: the text ends where a value goes on");
  CHECK(fault_in("> INSERT INTO T\ncolumn DATE(7)\nrow 2024-02-30\nend") ==
        "line 4, column 5: a day that its month does not have, in a DATE column");
  CHECK(fault_in("> INSERT INTO T\ncolumn CLOB(7)\nrow 'a' locator 5\nend") ==
        "line 4, column 17: bytes belong here, as x'…' or b'…'");
}
