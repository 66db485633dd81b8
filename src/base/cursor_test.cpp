#include "src/base/cursor.hpp"

#include <catch2/catch.hpp>
#include <numeric>

#include "src/base/error.hpp"
#include "src/base/memory_source.hpp"

using namespace exhume;

namespace {
std::vector<std::uint8_t> counting(std::size_t n) {
  std::vector<std::uint8_t> v(n);
  std::iota(v.begin(), v.end(), std::uint8_t{0});
  return v;
}
}  // namespace

TEST_CASE("a cursor reads integers of both byte orders and knows its offset") {
  const auto data = counting(20);
  Cursor cursor(Bytes(data), 100);
  CHECK(cursor.u8() == 0);
  CHECK(cursor.u16le() == 0x0201);
  CHECK(cursor.u16be() == 0x0304);
  CHECK(cursor.u32le() == 0x08070605);
  CHECK(cursor.u64be() == 0x090a0b0c0d0e0f10);
  CHECK(cursor.offset() == 117);
}

TEST_CASE("reading past the end names the offset and what was wanted") {
  const auto data = counting(3);
  Cursor cursor(Bytes(data), 10);
  cursor.skip(2);
  try {
    cursor.u32le();
    FAIL("read past the end");
  } catch (const Error& error) {
    CHECK(error.code() == Code::imp_abnormal_end);
    CHECK(error.place().offset == 12);
    CHECK(error.message().find("4 bytes wanted, 1 left") != std::string::npos);
  }
  CHECK(cursor.u8() == 2);
}

TEST_CASE("a stream gives the same bytes whatever the piece and the window") {
  const auto data = counting(1000);
  for (const std::size_t piece : {1, 3, 64, 1000}) {
    for (const std::size_t window : {1, 7, 64, 4096}) {
      MemorySource source(Bytes(data), piece);
      Cursor cursor(source, window);
      CHECK(cursor.take(10)[9] == 9);
      cursor.hold();
      cursor.skip(5);
      CHECK(cursor.take(300).size() == 300);
      REQUIRE(cursor.held().size() == 305);
      CHECK(std::equal(cursor.held().begin(), cursor.held().end(), data.begin() + 10));
      cursor.release();
      cursor.skip(685);
      CHECK(cursor.offset() == 1000);
      CHECK(cursor.at_end());
    }
  }
}

TEST_CASE("take_until finds the stop byte, and does not move without it") {
  const auto data = counting(200);
  MemorySource source(Bytes(data), 5);
  Cursor cursor(source, 8);
  CHECK(cursor.take_until(50, 100)->size() == 50);
  CHECK(cursor.offset() == 51);
  CHECK_FALSE(cursor.take_until(150, 99));
  CHECK(cursor.take_until(150, 100)->size() == 99);
  CHECK_FALSE(cursor.take_until(0, 1000));
  CHECK(cursor.offset() == 151);
}

TEST_CASE("a promised length takes no memory before its bytes come") {
  const auto data = counting(100);
  MemorySource source(Bytes(data), 10);
  Cursor cursor(source, 16);
  CHECK_FALSE(cursor.ensure(std::size_t{1} << 40));
  CHECK(cursor.peek(1000).size() == 100);
}
