#include "src/dump/input.hpp"

#include <catch2/catch.hpp>

#include "src/base/memory_source.hpp"
#include "tests/support/dump_builder.hpp"

using namespace exhume;
using namespace std::string_view_literals;
using exhume::test::Buffer;

namespace {

std::unique_ptr<dump::Input> open(Bytes bytes, std::size_t piece = SIZE_MAX) {
  return dump::checked_input(std::make_unique<MemorySource>(bytes, piece, "some.dmp"));
}

Error refusal(Bytes bytes) {
  try {
    open(bytes);
  } catch (const Error& error) {
    return error;
  }
  FAIL("the file was taken");
  return {Code::bad_value, ""};
}

}  // namespace

TEST_CASE("a dump passes and is left at its first byte, however its bytes come") {
  const std::size_t piece = GENERATE(1, 7, SIZE_MAX);
  const test::Dump dump = test::DumpBuilder({}).build();
  const auto input = open(dump.bytes, piece);
  CHECK(input->cursor.offset() == 0);
  CHECK(input->cursor.u8() == 3);
}

TEST_CASE("what is no dump is refused with its name and its own code") {
  const Buffer zeros(5000, 0);
  CHECK(refusal(zeros).code() == Code::file_is_something_else);
  CHECK(refusal(zeros).place().file == "some.dmp");
  CHECK(refusal(as_bytes("\1\1\0\0\1\0\0\x67\x80\xbc"sv)).code() == Code::imp_data_pump_file);
  CHECK(refusal(as_bytes("\3\0\xb2"
                         "EXPORT:V11.02.00\r\nUSCOTT\r\n"sv))
            .code() == Code::file_is_text_damaged);
}

TEST_CASE("a located error names the source and keeps the rest") {
  MemorySource source(Bytes(), 1, "some.dmp");
  const Error error(Code::bad_structure, "message", Place{.offset = 12, .table = "T", .row = 3});
  const Error located = dump::located(error, source);
  CHECK(located.code() == Code::bad_structure);
  CHECK(located.message() == "message");
  CHECK(located.place().file == "some.dmp");
  CHECK(located.place().offset == 12);
  CHECK(located.place().table == "T");
  CHECK(located.place().row == 3);
  CHECK_FALSE(dump::located(Error(Code::bad_structure, ""), source).place().offset);
}
