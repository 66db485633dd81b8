#include "src/forecast/charset_forecast.hpp"

#include <catch2/catch.hpp>

#include "tests/support/opened_dump.hpp"

using namespace exhume;
using namespace exhume::forecast;
using exhume::test::DumpBuilder;
using exhume::test::OpenedDump;

namespace {

constexpr std::uint16_t we8mswin1252 = 178;

// A table of 8-bit text: NAME of ten bytes, CODE of four, NOTE of ten characters.
test::Buffer latin_dump() {
  return DumpBuilder({.version = "11.02.00", .database_charset = we8mswin1252})
      .line(R"(TABLE "T")")
      .line(R"(CREATE TABLE "T" ("NAME" VARCHAR2(10), "CODE" CHAR(4), "NOTE" VARCHAR2(10 CHAR)))")
      .insert("T",
              {test::varchar2("NAME", 10, we8mswin1252), test::fixed_char("CODE", 4, we8mswin1252),
               test::varchar2("NOTE", 10, we8mswin1252)},
              {{"Pasta", "A   ", std::nullopt},
               {"K\xfc"
                "hlger\xe4t.",
                "\x80  .", "\xfc\xfc\xfc\xfc\xfc\xfc\xfc\xfc\xfc\xfc"},
               {"\xfc\xfc\xfc\xfc\xfc\xfc\xfc\xfc\xfc\xfc", "B", "short"}})
      .build()
      .bytes;
}

ForecastReport foretold(const char* set, Lengths lengths = Lengths::as_declared) {
  OpenedDump opened(latin_dump());
  return forecast_charset(*opened.reader,
                          {charset::find(set), charset::find("AL16UTF16"), lengths});
}

}  // namespace

TEST_CASE("a forecast counts the bytes that text will have") {
  const ForecastReport report = foretold("AL32UTF8");
  CHECK(report.rows == 3);
  REQUIRE(report.columns.size() == 2);
  const ColumnForecast& name = report.columns[0];
  CHECK(name.column == "NAME");
  CHECK(name.too_long.rows == 2);
  CHECK(name.too_long.first_row == 2);
  CHECK(name.widest.bytes == 20);
  CHECK(describe(name) ==
        "2 rows of more than VARCHAR2(10 BYTE), the first is row 2; 20 bytes or 10 characters "
        "are needed: VARCHAR2(20 BYTE) or VARCHAR2(10 CHAR) holds all");
  CHECK(report.columns[1].column == "CODE");
  CHECK(report.columns[1].widening == "CHAR(6 BYTE) or CHAR(4 CHAR)");
}

TEST_CASE("a forecast names the characters that a set lacks") {
  const ForecastReport report = foretold("WE8ISO8859P1");
  REQUIRE(report.columns.size() == 1);
  CHECK(report.columns[0].column == "CODE");
  CHECK(report.columns[0].unmapped.first_row == 2);
  CHECK(describe(report.columns[0]) ==
        "1 row with characters that the set lacks, the first is row 2: U+20AC");
}

TEST_CASE("where lengths count characters the same text fits") {
  CHECK(foretold("AL32UTF8", Lengths::characters).columns.empty());
  CHECK(foretold("WE8MSWIN1252").columns.empty());
}

TEST_CASE("a forecast of a cut dump says so") {
  test::Buffer bytes = latin_dump();
  bytes.resize(bytes.size() / 2);
  OpenedDump opened(bytes);
  CHECK(forecast_charset(*opened.reader, {charset::find("AL32UTF8"), charset::find("UTF8")}).error);
}
