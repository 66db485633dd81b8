#include "src/dump/one_stream.hpp"

#include <array>
#include <catch2/catch.hpp>

#include "formats/exp/header_record.hpp"
#include "src/base/cursor.hpp"
#include "src/base/memory_source.hpp"
#include "tests/support/dump_builder.hpp"

using namespace exhume;
using exhume::test::Buffer;

namespace {

constexpr std::size_t record_length = 2048;
constexpr std::size_t file_size = 3 * record_length + 100;

// `dump` with FILESIZE in its header, and the files it is cut into.
struct Set {
  explicit Set(const Buffer& dump) : stream(dump) {
    Cursor in{Bytes(dump)};
    exp::Header header = exp::read_header(in);
    header.file_size = file_size;
    const Buffer first = exp::header_record(header);
    std::copy(first.begin(), first.end(), stream.begin());
    for (std::size_t at = record_length; at < dump.size(); at += 2 * record_length) {
      header.file_sequence = static_cast<std::uint16_t>(files.size() + 1);
      files.push_back(exp::header_record(header));
      const auto end = std::min(at + 2 * record_length, dump.size());
      files.back().insert(files.back().end(), dump.begin() + static_cast<std::ptrdiff_t>(at),
                          dump.begin() + static_cast<std::ptrdiff_t>(end));
    }
  }

  Buffer stream;
  std::vector<Buffer> files;
};

Buffer some_dump() {
  test::DumpBuilder builder({});
  for (int i = 0; i < 1000; ++i) builder.line("METRICST" + std::to_string(i));
  return builder.build().bytes;
}

Buffer joined(const std::vector<Buffer>& files) {
  Buffer out;
  for (const Buffer& file : files) out.insert(out.end(), file.begin(), file.end());
  return out;
}

Buffer all_of(ByteSource& in, std::size_t at_once) {
  Buffer out;
  Buffer piece(at_once);
  while (const std::size_t got = in.read(piece)) {
    out.insert(out.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(got));
  }
  return out;
}

dump::OneStream stream_of(const Buffer& bytes) {
  return dump::OneStream(std::make_unique<MemorySource>(Bytes(bytes), 5000, "all.dmp"));
}

}  // namespace

TEST_CASE("the files of a set in one stream are joined where one of them ends") {
  const Set set(some_dump());
  REQUIRE(set.files.size() > 2);
  const Buffer all = joined(set.files);
  for (const std::size_t at_once : {1, 777, 1 << 20}) {
    dump::OneStream in = stream_of(all);
    CHECK((all_of(in, at_once) == set.stream));
    CHECK(in.locate(3 * record_length - 1).offset == 3 * record_length - 1);
    CHECK(in.locate(3 * record_length).offset == 4 * record_length);
    CHECK(in.locate(5 * record_length).offset == 7 * record_length);
  }
}

TEST_CASE("what is no header of the next file stays in the stream") {
  Set set(some_dump());
  std::swap(set.files[1], set.files[2]);
  const Buffer all = joined(set.files);
  dump::OneStream in = stream_of(all);
  CHECK((all_of(in, 4096) == all));
}

TEST_CASE("any other source is given as it is") {
  for (const Buffer& bytes : {some_dump(), Buffer(300000, 7), Buffer()}) {
    dump::OneStream in = stream_of(bytes);
    CHECK((all_of(in, 4096) == bytes));
    CHECK(in.size() == bytes.size());
  }
}

TEST_CASE("no more of a source is read at first than is looked at anyway") {
  const Buffer bytes = some_dump();
  auto source = std::make_unique<MemorySource>(Bytes(bytes), SIZE_MAX, "slow.dmp");
  MemorySource& below = *source;
  dump::OneStream in(std::move(source));
  std::array<std::uint8_t, 100> piece{};
  CHECK(in.read(piece) == piece.size());
  Buffer rest(bytes.size());
  CHECK(below.read(rest) == bytes.size() - 4096);
}
