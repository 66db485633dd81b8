#include "src/recover/line_ends.hpp"

#include <catch2/catch.hpp>

#include "src/base/memory_source.hpp"
#include "tests/support/dump_builder.hpp"

using namespace exhume;
using namespace exhume::recover;
using namespace exhume::test;

namespace {

Buffer with_windows_line_ends(const Buffer& bytes) {
  Buffer out;
  for (const std::uint8_t byte : bytes) {
    if (byte == '\n') out.push_back('\r');
    out.push_back(byte);
  }
  return out;
}

Buffer read_all(ByteSource& source, std::size_t step) {
  Buffer out;
  Buffer piece(step);
  while (const std::size_t got = source.read(piece)) {
    out.insert(out.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(got));
  }
  return out;
}

Buffer dump() {
  return DumpBuilder({})
      .line("TABLE \"T\"")
      .insert("T", {varchar2("A", 100)}, {{"\r\n"}, {"\r\r\n\n\r"}, {"ab\r"}})
      .line("ENDTABLE")
      .build()
      .bytes;
}

}  // namespace

TEST_CASE("text mode is undone byte for byte, whatever the values hold", "[recover]") {
  const Buffer sound = dump();
  const Buffer damaged = with_windows_line_ends(sound);
  for (const std::size_t step : {1, 2, 3, 7, 4096}) {
    INFO(step);
    LineEndUndo source(std::make_unique<MemorySource>(damaged, step));
    CHECK(read_all(source, step) == sound);
    CHECK(source.undone() == damaged.size() - sound.size());
  }
}

TEST_CASE("a sound dump passes as it is", "[recover]") {
  const Buffer sound = dump();
  CHECK_FALSE(has_windows_line_ends(sound));
  LineEndUndo source(std::make_unique<MemorySource>(sound));
  CHECK(read_all(source, 100) == sound);
  CHECK(source.undone() == 0);
}

TEST_CASE("one line of the header without 0d is no transfer in text mode", "[recover]") {
  Buffer damaged = with_windows_line_ends(dump());
  const auto at = std::find(damaged.begin(), damaged.end(), std::uint8_t{'\r'});
  damaged.erase(at);
  CHECK_FALSE(has_windows_line_ends(damaged));
}

TEST_CASE("a 0d at the very end stays", "[recover]") {
  Buffer damaged = with_windows_line_ends(dump());
  damaged.push_back('\r');
  LineEndUndo source(std::make_unique<MemorySource>(damaged));
  CHECK(read_all(source, 64).back() == '\r');
}
