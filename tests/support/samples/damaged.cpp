#include "tests/support/samples/samples.hpp"
#include "tests/support/samples/spelling.hpp"

namespace exhume::test::samples {

namespace {

constexpr int kMajor = 11;
constexpr std::size_t kRecord = 2048;

/// What a transfer in text mode does: a carriage return before each line feed.
Buffer sent_as_text(const Buffer& bytes) {
  Buffer out;
  for (const auto byte : bytes) {
    if (byte == '\n') out.push_back('\r');
    out.push_back(byte);
  }
  return out;
}

}  // namespace

Dump small() {
  DumpBuilder builder({.version = "11.02.00",
                       .user = "KEEPER",
                       .mode = "RTABLES",
                       .record_length = kRecord,
                       .date = "Thu Jan 2 3:4:5 2014",
                       .file_name = "small.dmp"});
  builder.line("METRICST");
  builder.line(R"(TABLE "KEYS")");
  builder.line(R"(CREATE TABLE "KEYS" ("ID" NUMBER(4, 0), "ROOM" VARCHAR2(20), "CUT" DATE))" +
               table_attributes(kMajor));
  builder.insert("KEYS", {number_column("ID"), varchar2("ROOM", 20), date_column("CUT")},
                 {{number(9), "ten bytes!", date({2012, 10, 10, 9, 9, 9})},
                  {number(10), "cellar\nstairs", date({2012, 10, 11})},
                  {number(11), "cellar\r\ndoor", std::nullopt},
                  {number(12), std::nullopt, date({2013, 1, 1, 12, 30})},
                  {number(13), "attic", date({2013, 12, 31, 23, 59, 59})}});
  builder.mark("index");
  builder.line(create_index(kMajor, "UNIQUE INDEX", "KEYS_PK", "KEYS", R"("ID" )"));
  builder.line(add_primary_key(kMajor, "KEYS", "KEYS_PK", R"("ID")"));
  builder.line("METRICSTreferential integrity constraints");
  builder.line("METRICET 1");
  builder.line("METRICETG0");
  return builder.build();
}

std::vector<Sample> damaged_samples() {
  constexpr std::size_t kInsideStatement = 60;
  const Dump dump = small();
  return {
      {"damaged/cut_in_row.dmp", dump.cut(dump.offset("KEYS.row4.CUT") + 4)},
      {"damaged/cut_in_statement.dmp",
       dump.abandoned(dump.offset("index") + kInsideStatement, kRecord)},
      {"damaged/crlf.dmp", sent_as_text(dump.bytes)},
      {"damaged/header_only.dmp", dump.cut(kRecord)},
  };
}

}  // namespace exhume::test::samples
