#include "tests/support/dump_builder.hpp"

#include <catch2/catch.hpp>
#include <stdexcept>

using namespace exhume::test;

namespace {

Buffer slice(const Dump& dump, const std::string& from, const std::string& to) {
  return {dump.bytes.begin() + static_cast<std::ptrdiff_t>(dump.offset(from)),
          dump.bytes.begin() + static_cast<std::ptrdiff_t>(dump.offset(to))};
}

DumpBuilder one_table(DumpSpec spec) {
  DumpBuilder builder(std::move(spec));
  builder.insert("T", {number_column("A"), varchar2("B", 20)},
                 {{number(1), "xy"}, {std::nullopt, "z"}});
  return builder;
}

}  // namespace

TEST_CASE("a header holds its fields where exp puts them") {
  const Buffer header =
      header_record({.user = "SCOTT", .date = "Mon Jan 6 9:30:0 2020", .file_name = "a.dmp"});
  CHECK(header.size() == 2048);
  CHECK(Buffer(header.begin(), header.begin() + 7) == from_hex("03 00 b2 45 58 50 4f"));
  CHECK(Buffer(header.begin() + 0x7c, header.begin() + 0x85) == bytes_of("2020a.dmp"));
}

TEST_CASE("an early header has no charset ids") {
  const Buffer header = header_record({.version = "05.01.17", .record_length = 512});
  CHECK(header.size() == 512);
  CHECK(Buffer(header.begin(), header.begin() + 18) == bytes_of("\x01"
                                                                "EXPORT:V05.01.17\n"));
}

TEST_CASE("labels name the parts of table data") {
  const Dump dump = one_table({}).build();
  CHECK(slice(dump, "T.insert", "T.columns") ==
        bytes_of("INSERT INTO \"T\" (\"A\", \"B\") VALUES (:1, :2)\n"));
  CHECK(slice(dump, "T.columns", "T.extension") ==
        from_hex("02 00 02 00 16 00 01 00 14 00 69 03 01 00"));
  CHECK(slice(dump, "T.extension", "T.rows") == from_hex("00 00 00 00"));
  CHECK(slice(dump, "T.row1", "T.row2") == from_hex("02 00 c1 02 02 00 78 79 00 00"));
  CHECK(slice(dump, "T.row2.A", "T.row2.B") == from_hex("fe ff"));
  CHECK(slice(dump, "T.row2.lobs", "exit") == from_hex("00 00 ff ff 0a"));
  CHECK(slice(dump, "exit", "filler") == bytes_of("EXIT\n"));
  CHECK(dump.bytes.size() % 2048 == 0);
}

TEST_CASE("direct path rows have no LOB count") {
  const Dump dump = one_table({.direct = true}).build();
  CHECK(slice(dump, "T.path", "T.rows") == from_hex("01 00"));
  CHECK(slice(dump, "T.row2", "exit") == from_hex("fe ff 01 00 7a ff ff 0a"));
}

TEST_CASE("LOB values take each of their forms") {
  const Buffer bytes = from_hex("01 02 03 04 05");
  CHECK(lob_value({bytes}) == from_hex("05 00 01 02 03 04 05"));
  CHECK(lob_value({bytes, LobForm::pieces64, 3}) ==
        from_hex("fc ff 05 00 00 00 00 00 00 00 03 00 01 02 03 02 00 04 05"));
  CHECK(lob_value({bytes, LobForm::pieces16, 5}) == from_hex("fa ff 05 00 05 00 01 02 03 04 05"));
  CHECK(lob_value({bytes, LobForm::pieces32, 5}) ==
        from_hex("fa ff fa ff 05 00 00 00 05 00 01 02 03 04 05"));
}

TEST_CASE("a dump can be cut, abandoned and patched") {
  const Dump dump = one_table({}).build();
  CHECK(dump.cut(10).size() == 10);
  const Buffer abandoned = dump.abandoned(2500, 2048);
  CHECK(abandoned.size() == 4096);
  CHECK(abandoned[2499] == dump.bytes[2499]);
  CHECK(abandoned[2500] == 0);
  CHECK(dump.patched(dump.offset("exit"), bytes_of("E"))[dump.offset("exit")] == 'E');
  CHECK_THROWS_AS(dump.patched(dump.bytes.size(), bytes_of("x")), std::out_of_range);
  CHECK_THROWS_AS(dump.offset("nowhere"), std::out_of_range);
}

// The bytes are Oracle's own, as DUMP() prints them.
TEST_CASE("values are encoded as Oracle stores them") {
  CHECK(number("0") == from_hex("80"));
  CHECK(number("100") == from_hex("c2 02"));
  CHECK(number("-100") == from_hex("3d 64 66"));
  CHECK(number("12.345") == from_hex("c1 0d 23 33"));
  CHECK(number("0.01") == from_hex("c0 02"));
  CHECK(number("1e-130") == from_hex("80 02"));
  CHECK(number("1e125") == from_hex("ff 0b"));
  CHECK(date({1998, 12, 25, 12, 32, 36}) == from_hex("77 c6 0c 19 0d 21 25"));
  CHECK(date({-4712, 1, 1}) == from_hex("35 58 01 01 01 01 01"));
  CHECK(interval_year_month(0, 0) == from_hex("80 00 00 00 3c"));
  CHECK(binary_float(1.0F) == from_hex("bf 80 00 00"));
  CHECK(binary_double(-1.0) == from_hex("40 0f ff ff ff ff ff ff"));
}
