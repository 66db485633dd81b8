#include "formats/exp/header.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "src/base/memory_source.hpp"
#include "tests/support/dump_header.hpp"

using namespace exhume;
using exhume::test::Buffer;
using exhume::test::header_record;

namespace {

exp::Header read(const Buffer& record) {
  Cursor in{Bytes(record)};
  return exp::read_header(in);
}

// The record with the first `old` in it replaced.
Buffer replaced(Buffer record, std::string_view old, std::string_view with) {
  const auto at = std::search(record.begin(), record.end(), old.begin(), old.end());
  REQUIRE(at != record.end());
  const auto end = record.erase(at, at + static_cast<std::ptrdiff_t>(old.size()));
  record.insert(end, with.begin(), with.end());
  return record;
}

Code refusal(const Buffer& record) {
  try {
    read(record);
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("the header was taken");
  return {};
}

}  // namespace

TEST_CASE("the header of an 11.2 dump gives all its facts") {
  const exp::Header header = read(header_record({.version = "11.02.00",
                                                 .dba = true,
                                                 .user = "SYSTEM",
                                                 .mode = "RENTIRE",
                                                 .client_charset = 178,
                                                 .database_charset = 873,
                                                 .national_charset = 2000,
                                                 .date = "Mon Jan 6 9:30:0 2020",
                                                 .file_name = "/exp/full.dmp"}));
  CHECK(header.magic == 3);
  CHECK(header.client_charset_id == 178);
  CHECK_FALSE(header.direct_path);
  CHECK(header.version == "11.02.00");
  CHECK(header.major_version == 11);
  CHECK(header.exporter_is_dba);
  CHECK(header.exporter == "SYSTEM");
  CHECK(header.mode == "ENTIRE");
  CHECK(header.record_length == 2048);
  CHECK(header.settings == std::vector<std::string>{"0", "72", "0"});
  CHECK(header.session_charset_id == 178);
  CHECK(header.database_charset_id == 873);
  CHECK(header.national_charset_id == 2000);
  CHECK(header.file_sequence == 1);
  CHECK(header.file_size == 0);
  CHECK(header.date == "Mon Jan 6 9:30:0 2020");
  CHECK(header.file_name == "/exp/full.dmp");
}

TEST_CASE("the headers of all releases with character sets are read to the end of the record") {
  const auto [version, major, length] = GENERATE(table<const char*, int, std::size_t>({
      {"08.01.05", 8, 1024},
      {"08.01.07", 8, 2048},
      {"09.02.00", 9, 2048},
      {"10.01.00", 10, 2048},
      {"10.02.01", 10, 8192},
      {"12.01.00", 12, 2048},
      {"19.00.00", 19, 2048},
      {"23.00.00", 23, 65535},
  }));
  const Buffer record = header_record({.version = version, .record_length = length});
  Cursor in{Bytes(record)};
  const exp::Header header = exp::read_header(in);
  CHECK(header.version == version);
  CHECK(header.major_version == major);
  CHECK(header.record_length == length);
  CHECK(header.exporter == "SCOTT");
  CHECK_FALSE(header.exporter_is_dba);
  CHECK(header.file_name == "expdat.dmp");
  CHECK(in.offset() == length);
}

TEST_CASE("the third setting of 8.1 is 4000") {
  CHECK(read(header_record({.version = "08.01.05"})).settings ==
        std::vector<std::string>{"0", "28", "4000"});
}

TEST_CASE("a direct path export says so between character set and version") {
  const exp::Header header = read(header_record({.direct = true}));
  CHECK(header.direct_path);
  CHECK(header.version == "11.02.00");
  CHECK(header.date == "Mon Jan 6 9:30:0 2020");
}

TEST_CASE("a header of version 5 has neither character set nor file name") {
  const Buffer record = header_record(
      {.version = "05.01.17", .user = "OLD", .mode = "RTABLES", .record_length = 512});
  Cursor in{Bytes(record)};
  const exp::Header header = exp::read_header(in);
  CHECK(header.magic == 1);
  CHECK_FALSE(header.client_charset_id);
  CHECK(header.major_version == 5);
  CHECK(header.exporter == "OLD");
  CHECK(header.mode == "TABLES");
  CHECK(header.settings.empty());
  CHECK(header.date == "Mon Jan 6 9:30:0 2020");
  CHECK(header.file_name.empty());
  CHECK(header.database_charset_id == 0);
  CHECK(in.offset() == 512);
}

TEST_CASE("the fields of a header name each of its bytes once") {
  const auto version = GENERATE("05.01.17", "08.01.05", "09.02.00", "11.02.00", "23.00.00");
  const auto direct = GENERATE(false, true);
  const exp::Header header = read(header_record({.version = version, .direct = direct}));
  std::uint64_t end = 0;
  for (const exp::HeaderField& field : header.fields) {
    CHECK(field.range.begin == end);
    CHECK_FALSE(field.name.empty());
    end = field.range.end;
  }
  CHECK(end == 2048);
}

TEST_CASE("a file of a set has its number and FILESIZE behind the character sets") {
  Buffer record = header_record({});
  const auto ids = test::from_hex("00 b2 03 69 07 d0 00 01");
  const auto at = std::search(record.begin() + 3, record.end(), ids.begin(), ids.end());
  REQUIRE(at != record.end());
  const auto numbers = test::from_hex("00 03 00 00 00 00 00 10 00 00");
  std::copy(numbers.begin(), numbers.end(), at + 6);
  const exp::Header header = read(record);
  CHECK(header.file_sequence == 3);
  CHECK(header.file_size == 0x100000);
  CHECK(header.date == "Mon Jan 6 9:30:0 2020");
}

TEST_CASE("a header is read the same however its bytes come") {
  const Buffer record = header_record({.version = "10.02.01", .direct = true});
  MemorySource source(Bytes(record), 1);
  Cursor in(source, 1);
  const exp::Header header = exp::read_header(in);
  CHECK(header.version == "10.02.01");
  CHECK(header.file_name == "expdat.dmp");
  CHECK(in.offset() == record.size());
}

TEST_CASE("a header that ends early is an abnormal end") {
  const Buffer record = header_record({});
  for (const std::size_t size : {0, 1, 2, 5, 30, 70, 127, 128, 140, 2047}) {
    CAPTURE(size);
    CHECK(refusal(Buffer(record.begin(), record.begin() + static_cast<std::ptrdiff_t>(size))) ==
          Code::imp_abnormal_end);
  }
}

TEST_CASE("what is no header is refused as one") {
  const Buffer record = header_record({});
  CHECK(refusal(replaced(record, "\x03", "\x04")) == Code::imp_not_an_export_file);
  CHECK(refusal(replaced(record, "EXPORT:V", "IMPORT:V")) == Code::imp_not_an_export_file);
  CHECK(refusal(replaced(record, "USCOTT", "XSCOTT")) == Code::imp_not_an_export_file);
  CHECK(refusal(replaced(record, "RUSERS", "USERS")) == Code::imp_not_an_export_file);
  CHECK(refusal(Buffer(4096, 'x')) == Code::imp_not_an_export_file);
}

TEST_CASE("a record length that cannot be one is refused") {
  for (const char* length :
       {"", "x", "20x48", "-1", "0", "127", "1048577", "99999999999999999999"}) {
    CAPTURE(length);
    CHECK(refusal(replaced(header_record({}), "2048\n", std::string(length) + "\n")) ==
          Code::imp_not_an_export_file);
  }
}

TEST_CASE("header lines longer than the record are refused") {
  const Buffer long_name = header_record({.user = std::string(30, 'A')});
  CHECK(read(long_name).exporter == std::string(30, 'A'));
  Buffer too_long = replaced(header_record({}), "USCOTT", "U" + std::string(200, 'A'));
  too_long = replaced(std::move(too_long), "2048\n", "128\n");
  CHECK(refusal(too_long) == Code::imp_not_an_export_file);
}

TEST_CASE("the first bytes tell whether a header may follow") {
  CHECK(exp::looks_like_header(header_record({})));
  CHECK(exp::looks_like_header(header_record({.direct = true})));
  CHECK(exp::looks_like_header(header_record({.version = "05.01.17"})));
  CHECK_FALSE(exp::looks_like_header(Bytes()));
  CHECK_FALSE(exp::looks_like_header(as_bytes("EXPORT:V11.02.00")));
  CHECK_FALSE(exp::looks_like_header(as_bytes("\x04..EXPORT:V11.02.00")));
  CHECK_FALSE(exp::looks_like_header(as_bytes("\x03....... EXPORT:V11.02.00")));
}
