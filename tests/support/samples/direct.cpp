#include "tests/support/samples/samples.hpp"
#include "tests/support/samples/spelling.hpp"

namespace exhume::test::samples {

namespace {

constexpr int kMajor = 10;
constexpr std::uint16_t kCyrillic = charset_id::cl8mswin1251;

std::string cyrillic(std::string_view utf8) {
  return encode(utf8, "windows-1251");
}

void write_goods(DumpBuilder& b) {
  b.line(R"(TABLE "GOODS")");
  b.line(R"(CREATE TABLE "GOODS" ("ID" NUMBER(6, 0) NOT NULL ENABLE, "TITLE" VARCHAR2(40), )"
         R"("PRICE" NUMBER(10, 2), "ADDED" DATE, "LABEL" NVARCHAR2(20)))" +
         table_attributes(kMajor));
  b.insert(
      "GOODS",
      {number_column("ID"), varchar2("TITLE", 40, kCyrillic), number_column("PRICE"),
       date_column("ADDED"), nvarchar2("LABEL", 40)},
      {{number(1), cyrillic("Самовар медный"), number("4500.5"), date({2018, 4, 1, 9}),
        encode("№ 1", "UTF-16BE")},
       {number(2), cyrillic("Ёлочный шар"), number("99.9"), date({2018, 12, 20}), std::nullopt},
       {number(3), cyrillic("Пуховик «Север»"), std::nullopt, std::nullopt, std::nullopt},
       {number(4), std::nullopt, number("0"), date({2019, 5, 17, 12, 40, 5}), std::nullopt}});
  b.line(create_index(kMajor, "UNIQUE INDEX", "GOODS_PK", "GOODS", R"("ID" )"));
  b.line(add_primary_key(kMajor, "GOODS", "GOODS_PK", R"("ID")"));
  b.counted(R"(COMMENT ON TABLE "GOODS" IS )", cyrillic("'Товары на складе'"));
}

void write_empty_table(DumpBuilder& b) {
  b.line(R"(TABLE "RETURNS")");
  b.line(R"(CREATE TABLE "RETURNS" ("ID" NUMBER(6, 0), "REASON" VARCHAR2(200)))" +
         table_attributes(kMajor));
  b.insert("RETURNS", {number_column("ID"), varchar2("REASON", 200, kCyrillic)}, {});
}

}  // namespace

Dump direct_10g() {
  DumpBuilder builder({.version = "10.02.01",
                       .direct = true,
                       .dba = true,
                       .user = "STORE",
                       .client_charset = kCyrillic,
                       .database_charset = kCyrillic,
                       .date = cyrillic("Пт Май 17 12:40:5 2019"),
                       .file_name = cyrillic("склад.dmp")});
  UserExport schema;
  schema.sequences = {1, [](DumpBuilder& b) { b.line(create_sequence("SEQ$GOODS", 20)); }};
  schema.tables = {2, [](DumpBuilder& b) {
                     write_goods(b);
                     write_empty_table(b);
                   }};
  write_user_export(builder, schema);
  return builder.build();
}

}  // namespace exhume::test::samples
