#include <catch2/catch.hpp>

#include "src/textform/parser.hpp"
#include "src/textform/printer.hpp"

using namespace exhume;
using namespace exhume::textform;

namespace {

std::string printed_again(std::string_view text) {
  std::string out;
  Printer printer([&out](std::string_view piece) { out += piece; });
  Cursor in(as_bytes(text));
  parse(in, printer);
  return out;
}

// What disasm writes of the header that nothing is said of.
const std::string preface =
    "dmpt 1\n"
    "# > begins a statement, + a piece of its body, = a counted body; | is a further line of\n"
    "# each. Blanks at the end of a line are \\s, other bytes \\xNN.\n"
    "\n"
    "client AL32UTF8\n"
    "exporter \"SCOTT\"\n"
    "version \"11.02.00\"\n"
    "mode \"USERS\"\n"
    "date \"\"\n"
    "file-name \"\"\n"
    "database AL32UTF8\n"
    "national AL16UTF16\n"
    "record-length 2048\n"
    "settings \"0\" \"72\" \"0\"\n"
    "\n";

void check_identity(const std::string& text) {
  CHECK(printed_again(preface + text) == preface + text);
  CHECK(printed_again("dmpt 1\n" + text) == preface + text);
}

}  // namespace

TEST_CASE("text form: an empty dump is its header and its end") {
  check_identity("end\n");
  check_identity("end exits 0 zeros 0\n");
  check_identity("end exits 2 zeros 77\nraw x'00ff'\n");
  check_identity("cut\n");
}

TEST_CASE("text form: every fact of a header comes back") {
  const std::string text =
      "dmpt 1\n"
      "magic 2\n"
      "client WE8MSWIN1252\n"
      "session US7ASCII\n"
      "direct\n"
      "exporter \"M\xc3\x9cLLER\" dba\n"
      "version \"08.01.05\"\n"
      "mode \"TABLES\"\n"
      "date \"Mon Jan 6 9:30:0 2020\"\n"
      "file-name \"a \"\"b\"\" \\\\ \\x01.dmp\"\n"
      "database ZHS16GBK\n"
      "national 4711\n"
      "record-length 512\n"
      "file-number 2\n"
      "filesize 18446744073709551615\n"
      "settings \"0\" \"28\" \"4000\"\n"
      "representation x'00000060'\n"
      "session-setting \"+00:00\"\n"
      "session-setting \"\"\n"
      "\n"
      "end\n";
  const std::string again = printed_again(text);
  CHECK(again.substr(again.find("\n\n") + 2) == text.substr(text.find('\n') + 1));
  CHECK(printed_again(again) == again);
}

TEST_CASE("text form: statements with each form of body") {
  check_identity(
      ">\n"
      ">   \\s\n"
      "> CONNECT SCOTT\n"
      "> COMMENT ON TABLE \"T\" IS\\s\n"
      "= 'one\n"
      "|   two'\n"
      "> CREATE VIEW \"V\" AS\\s\n"
      "= SELECT 1 FROM DUAL\n"
      "=\n"
      "> CREATE FORMAT71 PROC\\s\n"
      "+ PROCEDURE p IS\n"
      "|\n"
      "| BEGIN\\r\n"
      "|   NULL;\\x01\\t\\\\\n"
      "|\n"
      "+ END;\n"
      "> PROCACTION\n"
      "+\n"
      "> CREATE DATABASE LINK \"L\" USING '(DESCRIPTION=\n"
      "|   (ADDRESS=))'\n"
      "> METRICSTd\xc3\xa9"
      "finitions d'objets\n"
      "> WHO KNOWS \\xff \xc3\xa9\n"
      "end\n");
}

TEST_CASE("text form: rows of every type") {
  check_identity(
      "> INSERT INTO \"T\" (\"A\") VALUES (:1)\n"
      "column NUMBER(22)  # \"A\"\n"
      "row 0\n"
      "row -12.5\n"
      "row NULL\n"
      "row x'c10180'\n"
      "row Infinity\n"
      "> INSERT INTO \"T\" (\"A\", \"B\") VALUES (:1, :2)\n"
      "column DATE(7)  # \"A\"\n"
      "column VARCHAR2(10) WE8MSWIN1252  # \"B\"\n"
      "row 2024-02-29 23:59:59, 'it''s # a , \\n\\t\\x00 \xc3\xa9'\n"
      "row -4712-01-01 00:00:00, ''\n"
      "row x'00', b'\\xff\\x80a''b'\n"
      "> INSERT INTO T\n"
      "column TIMESTAMP(11)\n"
      "column TIMESTAMP WITH TIME ZONE(13)\n"
      "column TIMESTAMP WITH LOCAL TIME ZONE(11)\n"
      "column INTERVAL YEAR TO MONTH(5)\n"
      "column INTERVAL DAY TO SECOND(11)\n"
      "column BINARY_FLOAT(4)\n"
      "column BINARY_DOUBLE(8)\n"
      "column RAW(20)\n"
      "column ROWID(10)\n"
      "column UROWID(4000)\n"
      "column 999(1)\n"
      "column OBJECT(0)\n"
      "row 2024-01-01 00:00:00, 2024-01-01 00:00:00+02:00, 2024-01-01 00:00:00.5, +01-02, "
      "-03 -04:05:06.789, 0.1, -Infinity, x'', AAATLnAAFAAAAD9AAB, AAATLnAAFAAAAD9AAB, x'01', "
      "x'8401'\n"
      "row 2024-01-01 00:00:00.0, 2024-01-01 00:00:00 region 5121, 2024-01-01 00:00:00.0, NULL, "
      "NULL, x'ffc00001', NaN, x'00ff', 00000300.001F.0004, x'0204', NULL, NULL\n"
      "end\n");
}

TEST_CASE("text form: LOBs, type names and paths") {
  const std::string line(1000, 'a');
  check_identity(
      "> INSERT INTO \"T\" (\"N\", \"C\", \"B\") VALUES (:1, :2, :3)\n"
      "column NCHAR(4) AL16UTF16  # \"N\"\n"
      "column NCLOB(72) AL16UTF16 type \"\".\"\" \"C\"  # \"C\"\n"
      "column BLOB(72)  # \"B\"\n"
      "path direct\n"
      "row NULL, 'short' locator x'0001' pieces-64 8132, x'00' locator x'02' pieces-16 (1, 2)\n"
      "row NULL, '" +
      line + "' +\n  '" + line.substr(1) + "\\n' +\n  'end', x'" + std::string(128, '0') +
      "' +\n  x'" + std::string(128, '1') + "' +\n  x'" + std::string(128, '2') + "' +\n  x'" +
      std::string(126, '3') +
      "'\n"
      "row NULL, x'0001' absent, x'0002' null surplus x'00' surplus x'0001' pieces-64 1\n"
      "> INSERT INTO T\n"
      "column LONG(0)\n"
      "column BFILE(530)\n"
      "row 'abc' pieces (1, 2), x'00' absent\n"
      "> INSERT INTO T\n"
      "column VARCHAR2(1) 0 form 7 type \"\".\"\" \"\"\n"
      "end\n");
}

TEST_CASE("text form: bytes that no sound dump has") {
  check_identity(
      "raw x'00'\n"
      "> INSERT INTO T\n"
      "column NUMBER(22)\n"
      "row 1\n"
      "raw x'fffe'\n"
      "row 2\n"
      "end-rows\n"
      "raw x'ff'\n"
      "> INSERT INTO T\n"
      "column NUMBER(22)\n"
      "row 1\n"
      "cut\n");
}

TEST_CASE("text form: what a person may write otherwise") {
  const std::string written =
      "\xef\xbb\xbf"
      "dmpt 1 # by hand\r\n"
      "\r\n"
      "   # nothing\r\n"
      "  >  INDENTED\r\n"
      ">INSERT INTO T\r\n"
      "  column  VARCHAR2 ( 10 )   # the database's character set\r\n"
      "column VARCHAR2(10) al32utf8\r\n"
      "row 'a'+ # more\r\n"
      "    'b' ,\r\n"
      "  b'c' + x'FF'\r\n"
      "end-rows\r\n"
      "> CREATE VIEW V AS\r\n"
      "= SELECT 1 FROM DUAL\r\n"
      "end";
  CHECK(printed_again(written) == preface +
                                      ">  INDENTED\n"
                                      "> INSERT INTO T\n"
                                      "column VARCHAR2(10) AL32UTF8\n"
                                      "column VARCHAR2(10) AL32UTF8\n"
                                      "row 'ab', b'c\\xff'\n"
                                      "> CREATE VIEW V AS\n"
                                      "= SELECT 1 FROM DUAL\n"
                                      "=\n"
                                      "end\n");
}
