#include "tests/support/samples/samples.hpp"
#include "tests/support/samples/spelling.hpp"

namespace exhume::test::samples {

namespace {

using namespace std::string_view_literals;

constexpr int kMajor = 8;
constexpr std::uint16_t kBookkeeping = 28;
constexpr std::uint16_t kLatin1 = charset_id::we8iso8859p1;

std::string latin1(std::string_view utf8) {
  return encode(utf8, "ISO-8859-1");
}

Value clob_of(std::string_view utf8) {
  return {lob_locator(kMajor, LobKind::clob, false, kLatin1), {bytes_of(latin1(utf8))}};
}

void write_boats(DumpBuilder& b) {
  b.line(R"(TABLE "BOATS")");
  b.line(R"(CREATE TABLE "BOATS" ("BOAT_NO" NUMBER(5, 0) NOT NULL ENABLE, "NAME" VARCHAR2(30), )"
         R"("PORT" CHAR(12), "BUILT" DATE, "STATUS" CHAR(1)))" +
         table_attributes(kMajor));
  b.counted(R"(ALTER TABLE "BOATS" MODIFY DEFAULT)",
            R"(ALTER TABLE "BOATS" MODIFY ("STATUS" DEFAULT 'A'))");
  b.insert(
      "BOATS",
      {number_column("BOAT_NO"), varchar2("NAME", 30, kLatin1), fixed_char("PORT", 12, kLatin1),
       date_column("BUILT"), fixed_char("STATUS", 1, kLatin1)},
      {{number(1), latin1("Möwe"), "Nordhaven   ", date({1971, 5, 9}), "A"},
       {number(2), latin1("L'Étoile"), "Ostwick     ", date({1988, 11, 30, 14, 5}), "S"},
       {number(3), "Albatross", std::nullopt, std::nullopt, "A"}});
  b.line(R"(GRANT SELECT ON "BOATS" TO "HARBOUR" WITH GRANT OPTION)");
  b.line(create_index(kMajor, "INDEX", "BOATS_NAME", "BOATS", R"("NAME" )"));
  b.line(add_primary_key(kMajor, "BOATS", "BOATS_PK", R"("BOAT_NO")"));
  b.counted(R"(COMMENT ON TABLE "BOATS" IS )", "'Every boat that has a berth'");
}

void write_log(DumpBuilder& b) {
  b.line(R"(TABLE "LOGBOOK")");
  b.line(R"(CREATE TABLE "LOGBOOK" ("BOAT_NO" NUMBER(5, 0), "ENTRY" CLOB))" +
         table_attributes(kMajor) + lob_clause(kMajor, "ENTRY"));
  b.insert("LOGBOOK", {number_column("BOAT_NO"), clob("ENTRY", kBookkeeping)},
           {{number(1), clob_of("Wind aus Süd, ruhige See.")}, {number(2), std::nullopt}});
  b.line(R"(TABLE "RADIO")");
  b.line(R"(CREATE TABLE "RADIO" ("CALL" RAW(4), "HEARD" LONG))" + table_attributes(kMajor));
  b.insert("RADIO", {raw_column("CALL", 4), long_column("HEARD")},
           {{from_hex("c0ffee00"), latin1("Hafen an Möwe:\nbitte kommen.")},
            {from_hex("00"), std::nullopt}});
}

void write_code(DumpBuilder& b) {
  b.line(R"(CREATE SYNONYM "SHIPS" FOR "FLEET"."BOATS")");
  b.query(R"(CREATE VIEW "OLD_BOATS" ("NAME") AS )",
          "SELECT name FROM boats\n WHERE built < '01-JAN-80'");
  b.marked_list(R"(CREATE FORMAT71 PROCEDURE "SCRAP" )",
                {"CREATE ", "procedure scrap (p_no in number) as\n", "begin\n",
                 "  delete from boats where boat_no = p_no;\n", "end;\n"});
  b.line(R"(TABLE "BOATS")");
  b.two_counted("CREATE FORMAT71TRIG ",
                "CREATE TRIGGER boats_no\nbefore insert on boats\nfor each row\n",
                "begin\n  select boat_seq.nextval into :new.boat_no from dual;\nend;\n\0"sv);
  b.line(R"(ALTER TRIGGER "BOATS_NO" ENABLE)");
  b.line("ENDTABLE");
}

}  // namespace

Dump v8_8i() {
  DumpBuilder builder({.version = "08.01.05",
                       .dba = true,
                       .user = "FLEET",
                       .client_charset = kLatin1,
                       .database_charset = kLatin1,
                       .national_charset = kLatin1,
                       .date = "Fri Oct 1 7:45:0 1999",
                       .file_name = "EXPDAT.DMP"});
  builder.line(create_sequence("BOAT_SEQ", 0));
  write_boats(builder);
  write_log(builder);
  builder.line("ENDTABLE");
  write_code(builder);
  return builder.build();
}

}  // namespace exhume::test::samples
