#include "tests/support/samples/samples.hpp"
#include "tests/support/samples/spelling.hpp"

namespace exhume::test::samples {

namespace {

constexpr int kMajor = 10;
constexpr std::uint16_t kBookkeeping = 20;
constexpr std::size_t kPiece = 8132;

std::string utf16(std::string_view utf8) {
  return encode(utf8, "UTF-16BE");
}

Value clob_of(std::string_view utf8, LobForm form = LobForm::counted) {
  return {lob_locator(kMajor, LobKind::clob, true, charset_id::al32utf8),
          {bytes_of(utf16(utf8)), form, kPiece}};
}

Value nclob_of(std::string_view utf8) {
  return {lob_locator(kMajor, LobKind::nclob, false, charset_id::al16utf16),
          {bytes_of(utf16(utf8))}};
}

Value blob_of(Buffer bytes, LobForm form = LobForm::counted) {
  return {lob_locator(kMajor, LobKind::blob), {std::move(bytes), form, kPiece}};
}

/// Bytes in which every value occurs and no short pattern repeats.
Buffer varied_bytes(std::size_t size) {
  Buffer out(size);
  std::uint32_t state = 1;
  for (auto& byte : out) {
    state = state * 1664525 + 1013904223;
    byte = static_cast<std::uint8_t>(state >> 24);
  }
  return out;
}

/// Text whose character at a border of UTF-16 pieces is a surrogate pair, cut in the middle.
std::string text_across_pieces() {
  std::string text;
  while (text.size() < kPiece / 2 - 1) text += static_cast<char>('a' + text.size() % 26);
  text += "\U0001F4DC";
  for (int i = 0; i < 200; ++i) text += "\nline " + std::to_string(i) + " of a long scroll";
  return text;
}

void write_documents(DumpBuilder& b) {
  b.line(R"(TABLE "DOCUMENT")");
  b.line(R"(CREATE TABLE "DOCUMENT" ("ID" NUMBER(6, 0), "TITLE" VARCHAR2(60), "BODY" CLOB, )"
         R"("SCAN" BLOB, "NOTE" NCLOB))" +
         table_attributes(kMajor) + lob_clause(kMajor, "BODY") + lob_clause(kMajor, "SCAN") +
         lob_clause(kMajor, "NOTE"));
  b.insert("DOCUMENT",
           {number_column("ID"), varchar2("TITLE", 60), clob("BODY", kBookkeeping),
            blob("SCAN", kBookkeeping), nclob("NOTE", kBookkeeping)},
           {
               {number(1), "short values", clob_of("Ein kurzer Text: äöü €"),
                blob_of(from_hex("00 01 02 ff fe fd")), nclob_of("Ωμέγα")},
               {number(2), "empty values", clob_of(""), blob_of({}), nclob_of("")},
               {number(3), "no values", std::nullopt, std::nullopt, std::nullopt},
               {number(4), "pieces of text", clob_of(text_across_pieces(), LobForm::pieces64),
                std::nullopt, nclob_of("one emoji \U0001F600, two units")},
               {number(5), "more than 64 KB", std::nullopt,
                blob_of(varied_bytes(70000), LobForm::pieces64), std::nullopt},
               {number(6), "bytes of the stream itself", clob_of("\nEXIT\n"),
                blob_of(from_hex("ff ff 0a fe ff fc ff fd ff")), std::nullopt},
           });
}

void write_memos(DumpBuilder& b) {
  std::string long_text;
  for (int i = 1; i <= 120; ++i) long_text += "Memo line " + std::to_string(i) + ".\n";
  b.line(R"(TABLE "MEMO")");
  b.line(R"(CREATE TABLE "MEMO" ("KEY" RAW(16), "SENT" DATE, "TEXT" LONG))" +
         table_attributes(kMajor));
  b.insert("MEMO", {raw_column("KEY", 16), date_column("SENT"), long_column("TEXT")},
           {{from_hex("00112233445566778899aabbccddeeff"), date({2006, 3, 1, 12}), long_text},
            {from_hex("0a"), date({2006, 3, 2}), "a\ttab, a \\ and a CR\r\n"},
            {std::nullopt, std::nullopt, std::nullopt}});
}

}  // namespace

Dump lobs_10g() {
  DumpBuilder builder({.version = "10.02.01",
                       .user = "LIBRARIAN",
                       .client_charset = charset_id::us7ascii,
                       .date = "Wed Mar 1 12:0:7 2006",
                       .file_name = "lobs.dmp"});
  UserExport schema;
  schema.tables = {2, [](DumpBuilder& b) {
                     write_documents(b);
                     write_memos(b);
                   }};
  write_user_export(builder, schema);
  return builder.build();
}

}  // namespace exhume::test::samples
