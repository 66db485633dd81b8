#include "src/dump/dump_files.hpp"

#include <catch2/catch.hpp>

#include "formats/exp/header_record.hpp"
#include "formats/exp/layout.hpp"
#include "src/base/error.hpp"
#include "src/dump/file_set.hpp"
#include "src/io/open.hpp"
#include "tests/support/temporary_folder.hpp"

namespace exhume::dump {
namespace {

exp::Header header(std::uint64_t file_size) {
  exp::Header out = exp::make_layout("11.02.00", {}).header;
  out.exporter = "SCOTT";
  out.mode = "USERS";
  out.file_name = "x.dmp";
  out.file_size = file_size;
  return out;
}

std::string record(const exp::Header& head) {
  const auto bytes = exp::header_record(head);
  return {bytes.begin(), bytes.end()};
}

std::string all_of(ByteSource& source) {
  std::string out;
  std::vector<std::uint8_t> piece(1000);
  while (const std::size_t count = source.read(piece))
    out.append(piece.begin(), piece.begin() + count);
  return out;
}

}  // namespace

TEST_CASE("FILESIZE cuts a dump into files that each begin with a header") {
  const test::TemporaryFolder folder;
  const exp::Header head = header(3 * 2048 + 5);
  std::string stream = record(head);
  for (char c = 'a'; stream.size() < 6 * 2048; c = c == 'z' ? 'a' : c + 1) stream.push_back(c);
  DumpFiles files({folder / "x.dmp"}, head);
  files.write(as_bytes(stream).first(5000));
  files.write(as_bytes(stream).subspan(5000));
  files.commit();
  REQUIRE(files.written().size() == 3);
  CHECK(files.written()[2] == folder / "x_3.dmp");
  CHECK(folder.get("x.dmp") == stream.substr(0, 3 * 2048));
  exp::Header second = head;
  second.file_sequence = 2;
  CHECK(folder.get("x_2.dmp") == record(second) + stream.substr(3 * 2048, 2 * 2048));
  CHECK(folder.get("x_3.dmp").size() == 2 * 2048);

  std::vector<std::unique_ptr<ByteSource>> sources;
  for (const char* name : {"x_3.dmp", "x.dmp", "x_2.dmp"}) {
    sources.push_back(io::open_input(folder / name));
  }
  CHECK(all_of(*joined(std::move(sources))) == stream);
}

TEST_CASE("files that are never whole do not appear") {
  const test::TemporaryFolder folder;
  {
    DumpFiles files({folder / "x.dmp"}, header(4096));
    files.write(std::vector<std::uint8_t>(5000));
  }
  CHECK(folder.get("x.dmp").empty());
  CHECK(folder.get("x_2.dmp").empty());
}

TEST_CASE("what no set of files can be is refused") {
  const test::TemporaryFolder folder;
  CHECK_THROWS_AS(DumpFiles({folder / "x.dmp"}, header(4095)), Error);
  CHECK_THROWS_AS(DumpFiles({"-"}, header(4096)), Error);
  CHECK_THROWS_AS(DumpFiles({folder / "none/x.dmp"}, header(0)), Error);
}

}  // namespace exhume::dump
