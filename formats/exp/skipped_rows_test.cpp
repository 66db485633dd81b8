// Skipping rows must come to the same as reading them, wherever windows end.

#include <catch2/catch.hpp>

#include "formats/exp/table_data.hpp"
#include "src/base/error.hpp"
#include "src/base/memory_source.hpp"
#include "tests/support/dump_builder.hpp"

using namespace exhume;
using exhume::test::Buffer;
using exhume::test::DumpBuilder;
using exhume::test::LobForm;
using exhume::test::number;

namespace {

// What is left when the rows of a table have been read or skipped.
struct Outcome {
  std::uint64_t rows = 0;
  ByteRange range;
  std::uint64_t offset = 0;
  std::optional<Code> error;
  bool operator==(const Outcome&) const = default;
};

Outcome outcome(const Buffer& bytes, std::size_t table_at, std::size_t piece, bool skip) {
  MemorySource source(Bytes(bytes), piece);
  Cursor in(source, piece);
  in.skip(table_at);
  const exp::DataHead head = exp::read_data_head(in, 11);
  exp::RowReader rows(in, head);
  Outcome out;
  try {
    exp::Row row;
    if (skip) {
      rows.skip_rest();
    } else {
      while (rows.next(row)) continue;
    }
    out.offset = in.offset();
  } catch (const Error& error) {
    out.error = error.code();
  }
  out.rows = rows.rows_read();
  out.range = rows.range();
  return out;
}

test::Dump plain_rows(bool direct) {
  std::vector<test::Row> rows;
  for (int i = 0; i < 300; ++i) {
    rows.push_back({number(i), std::string(static_cast<std::size_t>(i % 13 + 1), 'x'),
                    i % 3 == 0 ? test::Value(std::nullopt) : test::Value("\xff\xff\n")});
  }
  return DumpBuilder({.direct = direct})
      .insert("T", {test::number_column("A"), test::varchar2("B", 20), test::raw_column("C", 20)},
              rows)
      .build();
}

test::Dump rows_with_lobs() {
  std::vector<test::Row> rows;
  for (std::size_t i = 0; i < 40; ++i) {
    test::Value lob = std::nullopt;
    if (i % 3 == 0) {
      lob = {test::lob_locator(11, test::LobKind::blob),
             test::LobData{Buffer(i * 100, 0xff), i % 2 == 0 ? LobForm::pieces64 : LobForm::counted,
                           500}};
    }
    rows.push_back({number(static_cast<std::int64_t>(i)), lob});
  }
  return DumpBuilder({}).insert("T", {test::number_column("A"), test::blob("L", 72)}, rows).build();
}

}  // namespace

TEST_CASE("skipped rows count as read ones do, wherever windows end") {
  const std::size_t piece = GENERATE(1, 2, 7, 64, 4096, 1 << 18);
  const bool direct = GENERATE(false, true);
  CAPTURE(piece, direct);
  const test::Dump dump = plain_rows(direct);
  const Outcome expected{
      300, {dump.offset("T.rows"), dump.offset("T.end")}, dump.offset("exit"), std::nullopt};
  CHECK(outcome(dump.bytes, dump.offset("T.columns"), piece, false) == expected);
  CHECK(outcome(dump.bytes, dump.offset("T.columns"), piece, true) == expected);
}

TEST_CASE("rows with LOB values are skipped with them") {
  const std::size_t piece = GENERATE(1, 7, 4096, 1 << 18);
  CAPTURE(piece);
  const test::Dump dump = rows_with_lobs();
  const Outcome expected{
      40, {dump.offset("T.rows"), dump.offset("T.end")}, dump.offset("exit"), std::nullopt};
  CHECK(outcome(dump.bytes, dump.offset("T.columns"), piece, false) == expected);
  CHECK(outcome(dump.bytes, dump.offset("T.columns"), piece, true) == expected);
}

TEST_CASE("rows with LONGs in pieces are skipped with all pieces") {
  Buffer bytes = test::from_hex("02 00 02 00 16 00 08 00 00 00 00 00 00 00");
  for (int i = 0; i < 5; ++i) {
    const Buffer row = test::from_hex("02 00 c1 02 02 80 61 62 01 80 63 03 00 64 65 66 00 00");
    bytes.insert(bytes.end(), row.begin(), row.end());
  }
  const Buffer end = test::from_hex("ff ff 0a");
  bytes.insert(bytes.end(), end.begin(), end.end());
  const Outcome expected{5, {14, bytes.size() - 3}, bytes.size(), std::nullopt};
  CHECK(outcome(bytes, 0, 4096, false) == expected);
  CHECK(outcome(bytes, 0, 4096, true) == expected);
}

TEST_CASE("a cut at any byte leaves the same complete rows to both ways") {
  const bool direct = GENERATE(false, true);
  const test::Dump dump = plain_rows(direct);
  const std::size_t begin = dump.offset("T.row7");
  for (std::size_t size = begin; size <= dump.offset("T.row9"); ++size) {
    CAPTURE(size);
    const Outcome read = outcome(dump.cut(size), dump.offset("T.columns"), 64, false);
    CHECK(read.error == Code::imp_abnormal_end);
    CHECK(read.rows == (size < dump.offset("T.row8") ? 6 : size < dump.offset("T.row9") ? 7 : 8));
    CHECK(outcome(dump.cut(size), dump.offset("T.columns"), 64, true) == read);
  }
}
