#pragma once
// The datafile of the article on transportable tablespaces, from the values that it prints.

#include <string>

#include "tests/support/block_builder.hpp"

namespace exhume::test {

/// Blocks 0 to 20 of test01.dbf: header, space header, and a table of four columns in object
/// 52884 whose segment header is block 19. `status` is kcvfhsta.
inline Buffer article_file(std::uint16_t status = 0) {
  constexpr std::size_t size = 4096;
  constexpr std::uint8_t format = 0x02;
  const auto address = [](std::uint32_t block) { return 6u << 22 | block; };
  const auto put_scn = [](BlockBuilder& block, std::size_t at, std::uint64_t scn) {
    block.put(at, 4, scn & 0xffffffff).put(at + 4, 2, scn >> 32);
  };
  BlockBuilder header(size, false, 0x0b, address(1), format);
  header.put(20, 4, 0x09200000).put(24, 4, 0x08000000).put(28, 4, 3018568149).put_text(32, "MTS");
  header.put(44, 4, 25600).put(48, 4, size).put(52, 2, 6).put(54, 2, 3).put(138, 2, status);
  put_scn(header, 100, 117224173652);
  put_scn(header, 116, 117145532440);
  put_scn(header, 140, 117224173772);
  header.put(244, 4, 9).put(248, 2, 4).put_text(250, "TEST").put(280, 4, 6);

  // The next file of the database has these in its call; this file's own were not published.
  BlockBuilder space(size, false, 0x1d, address(2), format);
  space.put(20, 4, 6).put(24, 4, 16).put(28, 4, 25600).put(36, 4, 1).put(40, 4, 320);
  space.put(44, 4, 4194302);

  BlockBuilder segment(size, false, 0x23, address(19), format);
  segment.put(36, 4, 1).put(40, 4, 16).put(44, 4, 420).put(264, 4, 1).put(272, 4, 52884);
  segment.put(280, 4, address(17)).put(284, 4, 16);

  BlockBuilder rows(size, false, 0x06, address(20), format);
  const Buffer seven{0xc1, 0x08};
  const Buffer thirty{0xc1, 0x1f};
  put_rows(rows, {.object = 52884,
                  .rows = {row({text("SYS"), text("I_TS#"), seven}),
                           row({text("SYS"), text("C_COBJ#"), thirty}),
                           row({text("SYS"), text("FET$"), seven})}});

  Buffer file = datafile({.block_size = size, .since_10 = false, .file = 6});
  file.resize(size);
  const auto append = [&file](const Buffer& block) {
    file.insert(file.end(), block.begin(), block.end());
  };
  append(header.finish());
  append(space.finish());
  for (std::uint32_t block = 3; block < 19; ++block) {
    append(BlockBuilder(size, false, 0x1e, address(block), format).finish());
  }
  append(segment.finish());
  append(rows.finish());
  return file;
}

}  // namespace exhume::test
