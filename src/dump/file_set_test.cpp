#include "src/dump/file_set.hpp"

#include <catch2/catch.hpp>

#include "formats/exp/header.hpp"
#include "src/base/error.hpp"
#include "src/base/memory_source.hpp"
#include "src/dump/exp_reader.hpp"
#include "src/dump/input.hpp"
#include "tests/support/collected_diagnostics.hpp"
#include "tests/support/samples/samples.hpp"

using namespace exhume;
using exhume::test::Buffer;

namespace {

constexpr std::size_t record_length = 2048;

// A copy of the header record that calls itself file `sequence` of a set.
Buffer numbered_header(const Buffer& dump, std::uint8_t sequence) {
  Cursor cursor{Bytes(dump)};
  const exp::Header header = exp::read_header(cursor);
  Buffer out(dump.begin(), dump.begin() + record_length);
  for (const exp::HeaderField& field : header.fields) {
    if (field.name == "file sequence number") out[field.range.begin + 1] = sequence;
  }
  return out;
}

// The dump as exp with FILESIZE cuts it: each file a header and a part of the rest.
std::vector<Buffer> split(const Buffer& dump, std::size_t files) {
  const std::size_t part = (dump.size() - record_length) / files + 1;
  std::vector<Buffer> out;
  for (std::size_t i = 0; i < files; ++i) {
    out.push_back(numbered_header(dump, static_cast<std::uint8_t>(i + 1)));
    const std::size_t begin = record_length + i * part;
    const std::size_t end = std::min(begin + part, dump.size());
    out.back().insert(out.back().end(), dump.begin() + static_cast<std::ptrdiff_t>(begin),
                      dump.begin() + static_cast<std::ptrdiff_t>(end));
  }
  return out;
}

std::unique_ptr<ByteSource> source(const Buffer& bytes, const std::string& name) {
  return std::make_unique<MemorySource>(Bytes(bytes), SIZE_MAX, name);
}

std::vector<std::unique_ptr<ByteSource>> sources(const std::vector<Buffer>& files,
                                                 const std::vector<std::size_t>& order) {
  std::vector<std::unique_ptr<ByteSource>> out;
  for (const std::size_t i : order) out.push_back(source(files[i], "part" + std::to_string(i + 1)));
  return out;
}

Buffer read_all(ByteSource& in) {
  Buffer out;
  std::array<std::uint8_t, 777> piece{};
  while (const std::size_t got = in.read(piece)) {
    out.insert(out.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(got));
  }
  return out;
}

Code refusal(const std::vector<Buffer>& files, const std::vector<std::size_t>& order) {
  try {
    dump::joined(sources(files, order));
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("the files were joined");
  return Code::bad_structure;
}

}  // namespace

TEST_CASE("the files of a set join to the dump they were cut from, in any order") {
  const Buffer dump = test::samples::scott_11g().bytes;
  const std::vector<Buffer> files = split(dump, 3);
  for (const auto& order : {std::vector<std::size_t>{0, 1, 2}, {2, 0, 1}, {1, 2, 0}}) {
    CHECK(read_all(*dump::joined(sources(files, order))) == dump);
  }
}

TEST_CASE("a preamble that a later file repeats is passed over") {
  const test::Dump dump = test::samples::scott_11g();
  const auto begin = dump.bytes.begin() + record_length;
  for (const std::size_t size : {std::size_t{204}, dump.offset("statements") - record_length}) {
    std::vector<Buffer> files = split(dump.bytes, 3);
    for (std::size_t i = 1; i < 3; ++i) {
      files[i].insert(files[i].begin() + record_length, begin,
                      begin + static_cast<std::ptrdiff_t>(size));
    }
    const auto set = dump::joined(sources(files, {0, 1, 2}));
    CHECK(read_all(*set) == dump.bytes);
    CHECK(set->size() == dump.bytes.size());
    CHECK(set->locate(files[0].size()).offset == record_length + size);
  }
}

TEST_CASE("an offset of a set is shown in the file that it lies in") {
  const Buffer dump = test::samples::scott_11g().bytes;
  const std::vector<Buffer> files = split(dump, 2);
  const auto set = dump::joined(sources(files, {1, 0}));
  read_all(*set);
  CHECK(set->size() == dump.size());
  CHECK(set->locate(100).file == "part1");
  CHECK(set->locate(100).offset == 100);
  const std::uint64_t first_of_second = files[0].size();
  CHECK(set->locate(first_of_second).file == "part2");
  CHECK(set->locate(first_of_second).offset == record_length);
}

TEST_CASE("a set with a gap, a file twice or a stranger is refused") {
  const std::vector<Buffer> files = split(test::samples::scott_11g().bytes, 3);
  CHECK(refusal(files, {0, 2}) == Code::imp_file_sequence);
  CHECK(refusal(files, {0, 1, 1}) == Code::imp_file_sequence);
  CHECK(refusal(files, {1, 2}) == Code::imp_file_sequence);
  CHECK(refusal({files[0], split(test::samples::types_19c().bytes, 2)[1]}, {0, 1}) ==
        Code::imp_mismatched_header);
}

TEST_CASE("a later file of a set is not read alone, whoever reads it") {
  const std::vector<Buffer> both = split(test::samples::scott_11g().bytes, 2);
  const auto input = dump::checked_input(source(both[1], "part2"));
  try {
    dump::format_reader(*input);
    FAIL("it was read");
  } catch (const Error& error) {
    CHECK(error.code() == Code::imp_file_sequence);
    CHECK(error.place().file == "part2");
  }
}

TEST_CASE("a later file of a set is not read alone") {
  const std::vector<Buffer> files = split(test::samples::scott_11g().bytes, 2);
  test::CollectedDiagnostics diagnostics;
  try {
    dump::make_exp_reader(dump::checked_input(source(files[1], "part2")), diagnostics,
                          std::nullopt);
    FAIL("it was read");
  } catch (const Error& error) {
    CHECK(error.code() == Code::imp_file_sequence);
    CHECK(error.place().file == "part2");
  }
}
