#include "src/io/read_ahead_source.hpp"

#include <array>
#include <catch2/catch.hpp>

#include "src/base/cursor.hpp"
#include "src/base/error.hpp"
#include "src/base/memory_source.hpp"

using namespace exhume;

namespace {

std::vector<std::uint8_t> pattern(std::size_t size) {
  std::vector<std::uint8_t> out(size);
  for (std::size_t i = 0; i < size; ++i) out[i] = static_cast<std::uint8_t>(i * 31 + i / 251);
  return out;
}

// Gives some bytes, then fails.
class FailingSource final : public ByteSource {
 public:
  std::size_t read(std::span<std::uint8_t> into) override {
    if (given_) throw Error(Code::read_failed, "the device failed");
    given_ = true;
    std::fill_n(into.begin(), 100, std::uint8_t{7});
    return 100;
  }
  const std::string& name() const override { return name_; }

 private:
  std::string name_ = "failing";
  bool given_ = false;
};

}  // namespace

TEST_CASE("a cursor over blocks read ahead gives the bytes of the source") {
  const auto data = pattern(3 * block_size + 12345);
  for (const std::size_t piece : {std::size_t{1000}, block_size, data.size()}) {
    io::ReadAheadSource source(std::make_unique<MemorySource>(Bytes(data), piece));
    Cursor cursor(source);
    std::size_t at = 0;
    std::size_t step = 1;
    while (cursor.ensure(step)) {
      const Bytes got = cursor.take(step);
      REQUIRE(std::equal(got.begin(), got.end(), data.begin() + static_cast<std::ptrdiff_t>(at)));
      at += step;
      CHECK(cursor.offset() == at);
      step = step * 7 % 9973 + 1;
    }
    CHECK(cursor.peek(data.size()).size() == data.size() - at);
  }
}

TEST_CASE("what is held stays whole over many blocks, and reading goes on behind it") {
  const auto data = pattern(6 * block_size);
  io::ReadAheadSource source(std::make_unique<MemorySource>(Bytes(data)));
  Cursor cursor(source);
  cursor.skip(block_size - 10);
  cursor.hold();
  cursor.skip(3 * block_size);
  const Bytes held = cursor.held();
  REQUIRE(held.size() == 3 * block_size);
  CHECK(std::equal(held.begin(), held.end(),
                   data.begin() + static_cast<std::ptrdiff_t>(block_size - 10)));
  cursor.release();
  cursor.skip(2 * block_size);
  CHECK(cursor.offset() == 6 * block_size - 10);
  CHECK(cursor.u8() == data[6 * block_size - 10]);
  cursor.skip(9);
  CHECK(cursor.at_end());
}

TEST_CASE("reading and trading can take turns") {
  const auto data = pattern(2 * block_size);
  io::ReadAheadSource source(std::make_unique<MemorySource>(Bytes(data)));
  std::array<std::uint8_t, 512> head{};
  REQUIRE(source.read(head) == head.size());
  std::vector<std::uint8_t> got(head.begin(), head.end());
  std::vector<std::uint8_t> block(block_size);
  while (const std::size_t count = *source.trade(block)) {
    const auto begin = block.begin() + static_cast<std::ptrdiff_t>(block_room);
    got.insert(got.end(), begin, begin + static_cast<std::ptrdiff_t>(count));
  }
  CHECK(got == data);
  CHECK(source.read(head) == 0);
}

TEST_CASE("an error comes behind the bytes before it, and stays") {
  io::ReadAheadSource source(std::make_unique<FailingSource>());
  Cursor cursor(source);
  CHECK(cursor.take(100)[99] == 7);
  CHECK_THROWS_AS(cursor.u8(), Error);
  CHECK_THROWS_AS(cursor.u8(), Error);
}

TEST_CASE("a source that is read ahead can be left at any time") {
  const auto data = pattern(4 * block_size);
  io::ReadAheadSource unread(std::make_unique<MemorySource>(Bytes(data)));
  io::ReadAheadSource begun(std::make_unique<MemorySource>(Bytes(data)));
  std::array<std::uint8_t, 10> some{};
  CHECK(begun.read(some) == some.size());
}
