#include "tests/support/samples/samples.hpp"
#include "tests/support/samples/spelling.hpp"

namespace exhume::test::samples {

namespace {

constexpr int kMajor = 9;
constexpr std::uint16_t kBookkeeping = 20;
constexpr std::size_t kPiece = 4036;
constexpr std::uint16_t kGbk = charset_id::zhs16gbk;

std::string gbk(std::string_view utf8) {
  return encode(utf8, "gbk");
}

Value clob_of(std::string_view utf8, LobForm form = LobForm::counted) {
  return {lob_locator(kMajor, LobKind::clob, true, kGbk),
          {bytes_of(encode(utf8, "UTF-16LE")), form, kPiece}};
}

Value blob_of(std::size_t size, LobForm form) {
  Buffer bytes(size);
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * 7 + i / 251);
  return {lob_locator(kMajor, LobKind::blob), {std::move(bytes), form, kPiece}};
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

void write_books(DumpBuilder& b) {
  b.line(gbk(R"(TABLE "图书")"));
  b.line(gbk(R"(CREATE TABLE "图书" ("编号" NUMBER(8, 0) NOT NULL ENABLE, "书名" VARCHAR2(60), )"
             R"("价格" NUMBER(8, 2), "简介" CLOB, "封面" BLOB))") +
         table_attributes(kMajor) + lob_clause(kMajor, gbk("简介")) +
         lob_clause(kMajor, gbk("封面")));
  b.insert(gbk("图书"),
           {number_column(gbk("编号")), varchar2(gbk("书名"), 60, kGbk), number_column(gbk("价格")),
            clob(gbk("简介"), kBookkeeping, kGbk), blob(gbk("封面"), kBookkeeping)},
           {
               {number(1), gbk("山水之间"), number("38.5"), clob_of("一本关于河流的书。"),
                blob_of(64, LobForm::counted)},
               {number(2), gbk("夜航船图录"), number("120"),
                clob_of(repeated("渡口的灯还亮着。", 400), LobForm::pieces16),
                blob_of(6000, LobForm::pieces16)},
               {number(3), gbk("大开本地图"), std::nullopt, std::nullopt,
                blob_of(66000, LobForm::pieces32)},
               {number(4), std::nullopt, number("0.01"), clob_of(""), std::nullopt},
           },
           "BOOKS");
  b.line(gbk(R"(ALTER TABLE "图书" MONITORING)"));
  b.line(create_index(kMajor, "UNIQUE INDEX", gbk("图书_PK"), gbk("图书"), gbk(R"("编号" )")));
  b.line(add_primary_key(kMajor, gbk("图书"), gbk("图书_PK"), gbk(R"("编号")")));
  b.counted(gbk(R"(COMMENT ON COLUMN "图书"."价格" IS )"), gbk("'人民币，含税'"));
}

void write_readers(DumpBuilder& b) {
  b.line(R"(TABLE "READERS")");
  b.line(R"(CREATE TABLE "READERS" ("ID" NUMBER(8, 0), "NAME" VARCHAR2(20), "CLASS" CHAR(6)))" +
         table_attributes(kMajor));
  b.insert("READERS",
           {number_column("ID"), varchar2("NAME", 20, kGbk), fixed_char("CLASS", 6, kGbk)},
           {{number(1), gbk("读者甲"), gbk("普通  ")},
            // The second byte of this character is a backslash.
            {number(2), gbk("誠記"), gbk("贵宾  ")},
            {number(3), "plain", "none  "}});
}

void instantiation(DumpBuilder& b, const std::string& call) {
  b.marked_list("PROCACTION", {"BEGIN  \n", call + "\n", "COMMIT; END;\n"});
}

}  // namespace

Dump gbk_9i() {
  DumpBuilder builder({.version = "09.02.00",
                       .user = "LIBRARY",
                       .client_charset = kGbk,
                       .database_charset = kGbk,
                       .date = gbk("星期三 7月 18 16:5:9 2007"),
                       .file_name = gbk("C:\\备份\\图书馆.dmp"),
                       .time_zone = "+08:00"});
  instantiation(builder,
                "sys.dbms_logrep_imp.instantiate_schema(schema_name=>'LIBRARY', "
                "export_db_name=>'SAMPLE', inst_scn=>'255948');");
  builder.line(create_sequence("BOOK_SEQ", 20));
  write_readers(builder);
  write_books(builder);
  builder.line("ENDTABLE");
  instantiation(builder, " ");
  return builder.build();
}

}  // namespace exhume::test::samples
