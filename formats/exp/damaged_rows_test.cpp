// Bytes that contradict the form of rows.

#include <catch2/catch.hpp>

#include "formats/exp/table_data.hpp"
#include "src/base/error.hpp"
#include "tests/support/dump_builder.hpp"

using namespace exhume;
using exhume::test::Buffer;
using exhume::test::DumpBuilder;
using exhume::test::from_hex;
using exhume::test::number;

namespace {

test::Dump three_rows() {
  return DumpBuilder({})
      .insert("T", {test::number_column("A"), test::varchar2("B", 20)},
              {{number(1), "one"}, {number(2), "two"}, {number(3), "three"}})
      .build();
}

struct Stop {
  std::uint64_t rows = 0;
  std::uint64_t sound_end = 0;
  Error error{Code::bad_value, "the rows were taken"};
};

Stop read_rows(const Buffer& bytes, const test::Dump& dump, bool skip) {
  Cursor in{Bytes(bytes)};
  in.skip(dump.offset("T.columns"));
  const exp::DataHead head = exp::read_data_head(in, 11);
  exp::RowReader rows(in, head);
  Stop stop;
  try {
    exp::Row row;
    if (skip) rows.skip_rest();
    while (!skip && rows.next(row)) continue;
  } catch (const Error& error) {
    stop.error = error;
  }
  stop.rows = rows.rows_read();
  stop.sound_end = rows.range().end;
  return stop;
}

}  // namespace

TEST_CASE("an impossible length stops at the field, with the rows before it") {
  const bool skip = GENERATE(false, true);
  const auto length = GENERATE("f1 ff", "fa ff", "fc ff", "fd ff");
  const test::Dump dump = three_rows();
  const std::size_t at = dump.offset("T.row2.B");
  const Stop stop = read_rows(dump.patched(at, from_hex(length)), dump, skip);
  CHECK(stop.rows == 1);
  CHECK(stop.sound_end == dump.offset("T.row2"));
  CHECK(stop.error.code() == Code::bad_structure);
  CHECK(stop.error.place().offset == at);
}

TEST_CASE("an end mark that no line end follows is refused where it stands") {
  const bool skip = GENERATE(false, true);
  const test::Dump dump = three_rows();
  const Stop stop = read_rows(dump.patched(dump.offset("T.end") + 2, from_hex("0d")), dump, skip);
  CHECK(stop.rows == 3);
  CHECK(stop.error.code() == Code::bad_structure);
  CHECK(stop.error.place().offset == dump.offset("T.end"));
}

TEST_CASE("zeros in place of rows are an abnormal end and no rows") {
  const bool skip = GENERATE(false, true);
  const test::Dump dump = three_rows();
  const Stop stop = read_rows(dump.abandoned(dump.offset("T.row3"), 2048), dump, skip);
  CHECK(stop.rows == 2);
  CHECK(stop.sound_end == dump.offset("T.row3"));
  CHECK(stop.error.code() == Code::imp_abnormal_end);
  CHECK(stop.error.place().offset == dump.offset("T.row3"));
}

TEST_CASE("a row that zeros cut short is no row") {
  const bool skip = GENERATE(false, true);
  const test::Dump dump = three_rows();
  const Stop stop = read_rows(dump.abandoned(dump.offset("T.row3.B"), 2048), dump, skip);
  CHECK(stop.rows == 2);
  CHECK(stop.sound_end == dump.offset("T.row3"));
  CHECK(stop.error.code() == Code::imp_abnormal_end);
  CHECK(stop.error.place().offset == dump.offset("T.row3"));
}

TEST_CASE("a row that zeros cut short within its last value is no row") {
  const bool skip = GENERATE(false, true);
  const std::size_t kept = GENERATE(1, 2, 3, 4);  // bytes of the last value with its length word
  const test::Dump dump = three_rows();
  const std::size_t cut = dump.offset("T.row3.B") + kept;
  CAPTURE(skip, kept);
  const Stop stop = read_rows(dump.abandoned(cut, 2048), dump, skip);
  CHECK(stop.rows == 2);
  CHECK(stop.error.code() == Code::imp_abnormal_end);
  CHECK(stop.error.place().offset == dump.offset("T.row3"));
}
