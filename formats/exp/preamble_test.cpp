#include "formats/exp/preamble.hpp"

#include <catch2/catch.hpp>

#include "src/base/error.hpp"
#include "src/base/memory_source.hpp"
#include "tests/support/dump_header.hpp"
#include "tests/support/put.hpp"

using namespace exhume;
using exhume::test::Buffer;

namespace {

// The preamble of a release and the start of a statement behind it.
Buffer with_statement(const std::string& version) {
  Buffer bytes = test::preamble({.version = version, .time_zone = "+02:00"});
  test::put(bytes, "METRICST\n");
  return bytes;
}

Code refusal(const Buffer& bytes) {
  Cursor in{Bytes(bytes)};
  try {
    exp::read_preamble(in, 11);
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("the preamble was taken");
  return {};
}

}  // namespace

TEST_CASE("each release has its own number of session settings") {
  using Settings = std::vector<std::string>;
  const auto [version, settings] = GENERATE(table<std::string, Settings>({
      {"08.01.05", Settings{}},
      {"09.02.00", Settings{"+02:00", "", "BYTE", "INTERPRETED"}},
      {"10.01.00", Settings{"+02:00", "", "BYTE", "UNUSED", "2", "INTERPRETED", "DISABLE:ALL"}},
      {"11.02.00", Settings{"+02:00", "", "BYTE", "UNUSED", "2", "INTERPRETED", "DISABLE:ALL", ""}},
  }));
  const Buffer bytes = with_statement(version);
  Cursor in(Bytes(bytes), 2048);
  const exp::Preamble preamble = exp::read_preamble(in, std::stoi(version.substr(0, 2)));
  CHECK(preamble.settings == settings);
  CHECK(preamble.representations.size() == 2);
  CHECK(preamble.representations[0].size() == 100);
  CHECK(preamble.range == ByteRange{2048, in.offset()});
  CHECK(as_text(in.peek(9)) == "METRICST\n");
}

TEST_CASE("a setting of ten bytes is not taken for the line end of the list") {
  Buffer bytes;
  test::put(bytes, test::from_hex("0a 00"));
  test::put(bytes, "0123456789\nEXIT\n");
  Cursor in{Bytes(bytes)};
  CHECK(exp::read_preamble(in, 11).settings == std::vector<std::string>{"0123456789"});
  CHECK(as_text(in.peek(5)) == "EXIT\n");
}

TEST_CASE("before version 8 a dump may have no preamble") {
  const Buffer bytes = test::bytes_of("CONNECT OLD\n");
  Cursor in{Bytes(bytes)};
  const exp::Preamble preamble = exp::read_preamble(in, 5);
  CHECK(preamble.range.size() == 0);
  CHECK(in.offset() == 0);
}

TEST_CASE("a statement behind the header is no preamble in any version") {
  const Buffer bytes = test::bytes_of("TABLE \"T\"\n");
  Cursor in{Bytes(bytes)};
  CHECK_FALSE(exp::read_preamble(in, 8).present);
  CHECK_FALSE(exp::read_preamble(in, 23).present);
  CHECK(in.offset() == 0);
}

TEST_CASE("the preamble of a big-endian host is refused for what it is") {
  Buffer bytes = with_statement("08.01.05");
  std::swap(bytes[0], bytes[1]);
  Cursor in{Bytes(bytes)};
  try {
    exp::read_preamble(in, 8);
    FAIL("the preamble was taken");
  } catch (const Error& error) {
    CHECK(error.code() == Code::bad_structure);
    CHECK(error.message().find("big-endian host") != std::string::npos);
  }
}

TEST_CASE("a version 7 dump with a preamble has it read") {
  const Buffer bytes = with_statement("07.03.04");
  Cursor in{Bytes(bytes)};
  CHECK(exp::read_preamble(in, 7).representations.size() == 2);
  CHECK(as_text(in.peek(9)) == "METRICST\n");
}

TEST_CASE("a preamble is read the same however its bytes come") {
  const Buffer bytes = with_statement("11.02.00");
  MemorySource source(Bytes(bytes), 1);
  Cursor in(source, 2);
  CHECK(exp::read_preamble(in, 11).settings.size() == 8);
  CHECK(as_text(in.peek(9)) == "METRICST\n");
}

TEST_CASE("what is no list of settings is refused") {
  CHECK(refusal(test::bytes_of("FROBNICATE \"T\"\n")) == Code::bad_structure);
  CHECK(refusal(Buffer(200, 0)) == Code::bad_structure);
}

TEST_CASE("a preamble that ends early is an abnormal end") {
  Buffer bytes = with_statement("11.02.00");
  for (const std::size_t size : {0, 1, 2, 101, 204, 210}) {
    CAPTURE(size);
    CHECK(refusal(Buffer(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size))) ==
          Code::imp_abnormal_end);
  }
}
