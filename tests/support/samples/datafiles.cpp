#include <algorithm>

#include "tests/support/datafile/generated_datafile.hpp"
#include "tests/support/samples/samples.hpp"

namespace exhume::test::samples {
namespace {

Buffer users_11g() {
  return generate_datafile({.block_size = 2048, .rows = 60}).bytes;
}

Buffer data_9i_aix() {
  return generate_datafile({.block_size = 2048,
                            .big_endian = true,
                            .since_10 = false,
                            .automatic = false,
                            .tables = 1,
                            .rows = 60})
      .bytes;
}

// What a dead disk leaves: a block that was written by half, one with a flipped bit, two that were
// never written back, one of another place.
Buffer damaged_users() {
  constexpr std::ptrdiff_t block = 2048;
  Buffer bytes = users_11g();
  const auto at = [&bytes](std::ptrdiff_t number) { return bytes.begin() + number * block; };
  bytes[47 * block + 1000] ^= 0x20;
  std::copy(at(49) + block / 2, at(50), at(51) + block / 2);
  std::fill(at(58), at(60), 0);
  std::copy(at(44), at(45), at(62));
  return bytes;
}

}  // namespace

std::vector<Sample> datafile_samples() {
  return {{"users_11g.dbf", users_11g()},
          {"data_9i_aix.dbf", data_9i_aix()},
          {"damaged/users_11g.dbf", damaged_users()}};
}

}  // namespace exhume::test::samples
