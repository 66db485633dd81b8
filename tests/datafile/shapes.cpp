#include "tests/datafile/shapes.hpp"

#include <fmt/format.h>

namespace exhume::test {

std::vector<FileShape> all_shapes() {
  std::vector<FileShape> shapes;
  for (const std::size_t block_size : {2048u, 4096u, 8192u, 16384u, 32768u}) {
    for (const bool big_endian : {false, true}) {
      for (const bool since_10 : {false, true}) {
        for (const bool automatic : {false, true}) {
          shapes.push_back({.block_size = block_size,
                            .big_endian = big_endian,
                            .since_10 = since_10,
                            .automatic = automatic});
        }
      }
    }
  }
  for (const bool big_endian : {false, true}) {
    shapes.push_back({.big_endian = big_endian, .bigfile = true, .wide_scn = true});
    shapes.push_back({.block_size = 4096, .big_endian = big_endian, .raw_offset = 4096});
  }
  return shapes;
}

std::string describe(const FileShape& shape) {
  return fmt::format("{} bytes, {}-endian, {}, {}{}{}, {} in front", shape.block_size,
                     shape.big_endian ? "big" : "little",
                     shape.since_10 ? "since 10g" : "before 10g",
                     shape.automatic ? "automatic" : "manual", shape.bigfile ? ", bigfile" : "",
                     shape.wide_scn ? ", wide SCN" : "", shape.raw_offset);
}

}  // namespace exhume::test
