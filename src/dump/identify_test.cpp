#include "src/dump/identify.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/samples/samples.hpp"

using namespace exhume;
using namespace std::string_view_literals;
using dump::FileKind;
using dump::identify;
using exhume::test::Buffer;

namespace {

Buffer padded(std::string_view start, std::size_t size = 4096) {
  Buffer out(start.begin(), start.end());
  out.resize(size, 0);
  return out;
}

}  // namespace

TEST_CASE("a dump of every layout is an export dump") {
  for (const char* version : {"05.01.17", "08.01.05", "09.02.00", "11.02.00", "23.00.00"}) {
    CAPTURE(version);
    CHECK(identify(test::header_record({.version = version})).kind == FileKind::export_dump);
  }
  CHECK(identify(test::header_record({.direct = true})).kind == FileKind::export_dump);
  CHECK(identify(test::header_record({})).help.empty());
}

TEST_CASE("a dump with carriage returns was sent as text") {
  const auto damaged = test::samples::damaged_samples();
  const auto crlf = std::find_if(damaged.begin(), damaged.end(), [](const auto& sample) {
    return sample.path == "damaged/crlf.dmp";
  });
  REQUIRE(crlf != damaged.end());
  const dump::Identity identity = identify(crlf->bytes);
  CHECK(identity.kind == FileKind::text_damaged_dump);
  CHECK(identity.help.find("binary") != std::string::npos);
}

TEST_CASE("a dump whose line feeds became carriage returns was sent as text") {
  Buffer bytes = test::header_record({});
  std::replace(bytes.begin(), bytes.end(), std::uint8_t{'\n'}, std::uint8_t{'\r'});
  CHECK(identify(bytes).kind == FileKind::text_damaged_dump);
}

TEST_CASE("a dump whose first bytes were converted is damaged") {
  CHECK(identify(padded("\x03\0\xc2\xb2\xc3\xbf"
                        "EXPORT:V11.02.00\nUSCOTT\n"sv))
            .kind == FileKind::text_damaged_dump);
  CHECK(identify(padded("\xef\xbb\xbf\x03\0\xb2"
                        "EXPORT:V11.02.00\nUSCOTT\n"sv))
            .kind == FileKind::text_damaged_dump);
}

TEST_CASE("a Data Pump file is known by its mark") {
  const dump::Identity identity = identify(padded("\x03\x01\0\0\x01\0\0\x67\x80\xbc\x41\x42"sv));
  CHECK(identity.kind == FileKind::data_pump);
  CHECK(identity.help.find("impdp") != std::string::npos);
}

TEST_CASE("other files are told by name with what would help") {
  struct Known {
    std::string_view start;
    const char* what;
  };
  const auto known = GENERATE(values<Known>({
      {"SQLite format 3\0"sv, "SQLite"},
      {"PK\3\4"sv, "zip"},
      {"\x1f\x8b\x08"sv, "gzip"},
      {"\x1f\x9d"sv, "compress"},
      {"BZh9"sv, "bzip2"},
      {"\xfd"
       "7zXZ"sv,
       "xz"},
      {"\x28\xb5\x2f\xfd"sv, "zstd"},
      {"7z\xbc\xaf"sv, "7z"},
      {"Rar!"sv, "RAR"},
      {"MDMP"sv, "crash dump"},
      {"PAGEDU64"sv, "crash dump"},
      {"\x7f"
       "ELF"sv,
       "program"},
      {"%PDF-1.4"sv, "PDF"},
      {"PGDMP"sv, "PostgreSQL"},
      {"\xff\xd8\xff\xe0"sv, "JPEG"},
      {"\x89PNG\r\n"sv, "PNG"},
      {"\xd0\xcf\x11\xe0"sv, "Office"},
  }));
  const dump::Identity identity = identify(padded(known.start));
  CAPTURE(known.what, identity.what);
  CHECK(identity.kind == FileKind::something_else);
  CHECK(identity.what.find(known.what) != std::string::npos);
  CHECK_FALSE(identity.help.empty());
}

TEST_CASE("a dump of a mainframe is named as such") {
  for (const auto front : {"\x03"sv, "\x03\x00\x5a"sv, "\x03\x00\x5a\xc4\x25"sv}) {
    const std::string start = std::string(front) + "\xc5\xe7\xd7\xd6\xd9\xe3\x7a\xe5\xf0";
    CHECK(identify(padded(start)).kind == FileKind::ebcdic_dump);
  }
}

TEST_CASE("an Oracle datafile is known by the magic of its block 0") {
  Buffer block(4096, 0);
  block[1] = 0xa2;
  const auto magic = "}|{z"sv;
  std::copy(magic.begin(), magic.end(), block.begin() + 28);
  CHECK(identify(block).what == "an Oracle datafile");
}

TEST_CASE("zeros, text, nothing and noise are told apart") {
  CHECK(identify(Buffer(4096, 0)).what == "a file that begins with zeros");
  CHECK(identify(as_bytes("CREATE TABLE T (A NUMBER);\r\n\t-- é\n")).what == "a text file");
  CHECK(identify(Bytes()).what == "an empty file");
  CHECK(identify(padded("\x05\x06\x07"sv)).what == "a file of an unknown kind");
  CHECK(identify(padded("\x03"sv, 3)).kind == FileKind::something_else);
}
