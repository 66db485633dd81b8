#include "tests/support/samples/samples.hpp"
#include "tests/support/samples/spelling.hpp"

namespace exhume::test::samples {

namespace {

constexpr int kMajor = 19;

/// A table of one VARCHAR2 column, with its rows.
void write_table(DumpBuilder& b, const std::string& name, const std::string& column,
                 const std::vector<Row>& rows) {
  b.line("TABLE \"" + name + "\"");
  b.line("CREATE TABLE \"" + name + "\" (\"" + column + "\" VARCHAR2(100))" +
         table_attributes(kMajor));
  b.insert(name, {varchar2(column, 100)}, rows);
}

void write_odd_names(DumpBuilder& b) {
  for (const char* name :
       {".",         "..",        "../up",      "/etc/passwd", "C:\\temp\\x", "MixedCase",
        "mixedcase", "two words", "tick'name",  "semi;colon",  "--comment",   "$HOME",
        "%s%n",      "a.b",       "SELECT",     "tab\there",   "CON",         "Straße",
        "Пример",    "表格",      "\U0001F40E", "e\u0301"}) {
    write_table(b, name, "V", {{name}});
  }
}

void write_long_names(DumpBuilder& b) {
  write_table(b, std::string(30, 'N'), std::string(30, 'C'), {{"30 bytes"}});
  write_table(b, std::string(128, 'N'), std::string(128, 'C'), {{"128 bytes"}});
}

void write_odd_columns(DumpBuilder& b) {
  b.line(R"(TABLE "COLUMNS")");
  b.line(R"sql(CREATE TABLE "COLUMNS" (") VALUES (:1)" NUMBER, "a, b" VARCHAR2(10), )sql"
         R"sql("a" NUMBER, "A" NUMBER, "order" NUMBER))sql" +
         table_attributes(kMajor));
  b.insert("COLUMNS",
           {number_column(") VALUES (:1)"), varchar2("a, b", 10), number_column("a"),
            number_column("A"), number_column("order")},
           {{number(1), "x", number(2), number(3), number(4)}});
}

void write_odd_data(DumpBuilder& b) {
  write_table(b, "LIKE_STATEMENTS", "V",
              {{"\nEXIT\n"},
               {"INSERT INTO \"X\" (\"A\") VALUES (:1)\n"},
               {"TABLE \"FAKE\"\nCREATE TABLE \"FAKE\" (\"A\" NUMBER)\n"},
               {"'; DROP TABLE \"COLUMNS\"; --"},
               {"$(touch x) `touch x` %s \\N \\."},
               {"<b>&amp;</b>, \"quoted\",\ttab\r\n"},
               {std::nullopt}});
  b.counted(R"(COMMENT ON TABLE "LIKE_STATEMENTS" IS )",
            "'first line\nEXIT\nTABLE \"FAKE\"\nlast line; it''s over'");
}

void write_end_marks(DumpBuilder& b) {
  b.line(R"(TABLE "LIKE_MARKS")");
  b.line(R"(CREATE TABLE "LIKE_MARKS" ("V" RAW(20)))" + table_attributes(kMajor));
  b.insert(
      "LIKE_MARKS", {raw_column("V", 20)},
      {{from_hex("ff ff 0a 45 58 49 54 0a")}, {from_hex("fe ff")}, {from_hex("00 00 ff ff 0a")}});
}

void write_tables_without_rows(DumpBuilder& b) {
  write_table(b, "EMPTY", "V", {});
  b.line(R"(TABLE "NO_DATA")");
  b.line(R"(CREATE TABLE "NO_DATA" ("V" VARCHAR2(100)))" + table_attributes(kMajor));
}

}  // namespace

Dump names() {
  DumpBuilder builder({.version = "19.00.00",
                       .dba = true,
                       .user = "SYSTEM",
                       .client_charset = charset_id::al32utf8,
                       .date = "Wed May 1 0:0:1 2024",
                       .file_name = "/exports/names \xe2\x98\x83.dmp"});
  UserExport schema;
  schema.tables = {30, [](DumpBuilder& b) {
                     b.line("CONNECT ODD");
                     write_odd_names(b);
                     write_long_names(b);
                     write_odd_columns(b);
                     write_odd_data(b);
                     write_end_marks(b);
                     write_tables_without_rows(b);
                     b.line("ENDTABLE");
                     b.line("CONNECT PLAIN");
                     write_table(b, "MixedCase", "V", {{"the same name, another owner"}});
                   }};
  write_user_export(builder, schema);
  return builder.build();
}

}  // namespace exhume::test::samples
