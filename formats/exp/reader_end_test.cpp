// The end of a dump: EXIT and filling, or what a cut or a failed export leaves.

#include <catch2/catch.hpp>

#include "formats/exp/header_record.hpp"
#include "formats/exp/reader.hpp"
#include "src/base/memory_source.hpp"
#include "tests/support/dump_builder.hpp"
#include "tests/support/put.hpp"
#include "tests/support/samples/samples.hpp"

using namespace exhume;
using exhume::test::Buffer;
using exhume::test::DumpBuilder;
using exhume::test::number;

namespace {

struct End {
  bool complete = false;
  ByteRange filling;
  ByteRange trailing;
  std::uint64_t sound_end = 0;
  std::optional<Error> error;
};

End walk(const Buffer& bytes) {
  Cursor in{Bytes(bytes)};
  exp::Reader reader(in);
  End end;
  try {
    while (reader.next()) continue;
  } catch (const Error& error) {
    end.error = error;
  }
  end.complete = reader.is_complete();
  end.filling = reader.filling();
  end.trailing = reader.trailing();
  end.sound_end = reader.sound_end();
  return end;
}

test::Dump one_table() {
  DumpBuilder builder({});
  builder.line("TABLE \"T\"");
  builder.insert("T", {test::number_column("A")}, {{number(1)}, {number(2)}});
  return builder.mark("behind").line("ENDTABLE").build();
}

}  // namespace

TEST_CASE("EXIT lines and zeros to the end of the record are filling") {
  const test::Dump dump = one_table();
  const End end = walk(dump.bytes);
  CHECK(end.complete);
  CHECK_FALSE(end.error);
  CHECK(end.filling == ByteRange{dump.offset("filler"), dump.bytes.size()});
  CHECK(end.trailing.size() == 0);
}

TEST_CASE("a dump may end right behind EXIT") {
  const test::Dump dump = one_table();
  const End end = walk(dump.cut(dump.offset("filler")));
  CHECK(end.complete);
  CHECK(end.filling.size() == 0);
  CHECK(end.trailing.size() == 0);
}

TEST_CASE("bytes behind the filling are trailing") {
  const test::Dump dump = one_table();
  Buffer bytes = dump.bytes;
  test::put(bytes, "junk");
  test::put(bytes, Buffer(3000, 0));
  const End end = walk(bytes);
  CHECK(end.complete);
  CHECK(end.filling == ByteRange{dump.offset("filler"), dump.bytes.size()});
  CHECK(end.trailing == ByteRange{dump.bytes.size(), bytes.size()});
}

TEST_CASE("filling of several windows is read to its end") {
  Buffer bytes = one_table().bytes;
  const std::size_t sound = bytes.size();
  bytes.resize(sound + 100000, 0);
  MemorySource source(Bytes(bytes), 7);
  Cursor in(source, 64);
  exp::Reader reader(in);
  while (reader.next()) continue;
  CHECK(reader.filling().end == bytes.size());
  CHECK(reader.trailing().size() == 0);
}

TEST_CASE("the end of a file of FILESIZE bytes names the next file") {
  DumpBuilder builder({});
  for (int i = 0; i < 1000; ++i) builder.line("METRICST" + std::to_string(i));
  Buffer bytes = builder.build().bytes;
  Cursor in{Bytes(bytes)};
  exp::Header header = exp::read_header(in);
  header.file_size = 3 * 2048 + 100;
  const Buffer record = exp::header_record(header);
  std::copy(record.begin(), record.end(), bytes.begin());
  const auto message = [&](std::size_t records) {
    const Buffer start(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(records * 2048));
    const End end = walk(start);
    REQUIRE(end.error);
    CHECK(end.error->code() == Code::imp_abnormal_end);
    return end.error->message();
  };
  CHECK(message(3).find("goes on in its file 2") != std::string::npos);
  CHECK(message(5).find("goes on in its file 3") != std::string::npos);
  CHECK(message(2).find("goes on") == std::string::npos);
}

TEST_CASE("without EXIT the dump ends abnormally behind its last statement") {
  const test::Dump dump = one_table();
  const End end = walk(dump.cut(dump.offset("exit")));
  CHECK_FALSE(end.complete);
  REQUIRE(end.error);
  CHECK(end.error->code() == Code::imp_abnormal_end);
  CHECK(end.error->place().offset == dump.offset("exit"));
  CHECK(end.sound_end == dump.offset("exit"));
}

TEST_CASE("a cut inside a statement is an abnormal end at its start") {
  const test::Dump dump = one_table();
  const End end = walk(dump.cut(dump.offset("behind") + 3));
  REQUIRE(end.error);
  CHECK(end.error->code() == Code::imp_abnormal_end);
  CHECK(end.error->place().offset == dump.offset("behind"));
  CHECK(end.sound_end == dump.offset("behind"));
}

TEST_CASE("zeros in place of a statement are an abnormal end that says so") {
  const test::Dump dump = one_table();
  const End end = walk(dump.abandoned(dump.offset("behind"), 2048));
  REQUIRE(end.error);
  CHECK(end.error->code() == Code::imp_abnormal_end);
  CHECK(end.error->place().offset == dump.offset("behind"));
  CHECK(end.error->message().find("zeros") != std::string::npos);
}

TEST_CASE("a cut inside rows keeps the complete ones") {
  const test::Dump dump = one_table();
  const End end = walk(dump.cut(dump.offset("T.row2") + 1));
  REQUIRE(end.error);
  CHECK(end.error->code() == Code::imp_abnormal_end);
  CHECK(end.sound_end == dump.offset("T.row2"));
}

TEST_CASE("a dump of a header alone is read as far as it goes") {
  const test::Dump dump = one_table();
  const Buffer bytes = dump.cut(dump.offset("preamble"));
  Cursor in{Bytes(bytes)};
  exp::Reader reader(in);
  CHECK(reader.header().version == "11.02.00");
  CHECK(reader.sound_end() == 2048);
  CHECK_THROWS_AS(reader.next(), Error);
  CHECK_THROWS_AS(reader.next(), Error);
}

TEST_CASE("a cut at any byte is an abnormal end and never a crash") {
  const test::Dump dump = one_table();
  for (std::size_t size = 2048; size < dump.offset("filler"); ++size) {
    CAPTURE(size);
    const End end = walk(dump.cut(size));
    REQUIRE(end.error);
    CHECK(end.error->code() == Code::imp_abnormal_end);
    CHECK(end.sound_end <= size);
  }
}

TEST_CASE("every sample is read the same however its bytes come") {
  const auto make =
      GENERATE(test::samples::scott_11g, test::samples::lobs_10g, test::samples::direct_10g,
               test::samples::gbk_9i, test::samples::v8_8i);
  const std::size_t piece = GENERATE(1, 7, 4096);
  CAPTURE(piece);
  const test::Dump dump = make();
  const auto texts = [](Cursor& in) {
    exp::Reader reader(in);
    std::vector<std::string> out;
    while (const auto statement = reader.next()) {
      out.push_back(statement->line + "|" + statement->text());
      exp::Row row;
      while (statement->kind == exp::StatementKind::insert && reader.next_row(row)) {
        for (const auto* values : {&row.fields, &row.lobs}) {
          for (const auto& value : *values) out.emplace_back(value ? as_text(*value) : "NULL");
        }
      }
    }
    return out;
  };
  Cursor whole{Bytes(dump.bytes)};
  MemorySource source(Bytes(dump.bytes), piece);
  Cursor pieces(source, piece);
  CHECK(texts(pieces) == texts(whole));
}
