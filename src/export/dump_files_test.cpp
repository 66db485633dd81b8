#include "src/export/dump_files.hpp"

#include <catch2/catch.hpp>

#include "formats/exp/header_record.hpp"
#include "src/base/error.hpp"
#include "src/export/layout.hpp"
#include "tests/support/temporary_folder.hpp"

namespace exhume::exporter {
namespace {

exp::Header header(std::uint64_t file_size) {
  Parameters parameters;
  parameters.release = *find_release("11.2");
  parameters.file_size = file_size;
  return make_header(parameters, {.user = "SCOTT", .client_charset = 873}, 0);
}

}  // namespace

TEST_CASE("FILESIZE cuts a dump into files that each begin with a header") {
  const test::TemporaryFolder folder;
  const exp::Header head = header(3 * 2048 + 5);
  DumpFiles files({folder / "x.dmp"}, head);
  files.write(exp::header_record(head));
  const std::vector<std::uint8_t> body(2048 * 5, 'b');
  files.write(body);
  files.commit();
  REQUIRE(files.written().size() == 3);
  CHECK(files.written()[2] == folder / "x_3.dmp");
  CHECK(folder.get("x.dmp").size() == 3 * 2048);
  CHECK(folder.get("x_2.dmp").size() == 3 * 2048);
  CHECK(folder.get("x_3.dmp").size() == 2 * 2048);
  CHECK(folder.get("x_2.dmp").substr(2048) == std::string(2 * 2048, 'b'));
  exp::Header second = head;
  second.file_sequence = 2;
  CHECK(as_bytes(folder.get("x_2.dmp").substr(0, 2048)).size() == 2048);
  const auto record = exp::header_record(second);
  CHECK(folder.get("x_2.dmp").substr(0, 2048) == std::string(record.begin(), record.end()));
}

TEST_CASE("a file that is never whole does not appear") {
  const test::TemporaryFolder folder;
  {
    DumpFiles files({folder / "x.dmp"}, header(0));
    files.write(std::vector<std::uint8_t>(10));
  }
  CHECK(folder.get("x.dmp").empty());
  CHECK_THROWS_AS(DumpFiles({folder / "x.dmp"}, header(2048)), Error);
  CHECK_THROWS_AS(DumpFiles({folder / "none/x.dmp"}, header(0)), Error);
}

}  // namespace exhume::exporter
