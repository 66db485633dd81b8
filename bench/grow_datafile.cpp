// Makes a datafile of a wanted size, so that a file to measure with is one command away.
//   grow_datafile TO MEGABYTES BLOCK_SIZE
// The blocks of the tests' generated datafile behind its header repeat, each with the address of
// its place.

#include <algorithm>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "formats/datafile/cache_header.hpp"
#include "formats/datafile/file_header_fields.hpp"
#include "src/base/bytes.hpp"
#include "src/base/error.hpp"
#include "src/io/output.hpp"
#include "tests/support/datafile/generated_datafile.hpp"

namespace {

using namespace exhume;
using namespace exhume::datafile;

constexpr ByteOrder order = ByteOrder::little;
constexpr std::size_t rows_of_a_table = 5000;
constexpr std::size_t blocks_since_10_at = 24;  // in block 0
constexpr std::size_t rdba_at = 4;
constexpr std::uint64_t first_repeated = 2;

void grow(const std::string& to, std::uint64_t bytes, std::size_t block_size) {
  if (!is_block_size(block_size)) throw Error(Code::imp_bad_parameter, "a block size is wanted");
  std::vector<std::uint8_t> from =
      test::generate_datafile({.block_size = block_size, .rows = rows_of_a_table}).bytes;
  const auto block_of = [&](std::uint64_t number) {
    return std::span(from).subspan(number * block_size, block_size);
  };
  const std::uint64_t repeated = from.size() / block_size - first_repeated;
  const std::uint64_t blocks = bytes / block_size;
  put_number(block_of(0), order, blocks_since_10_at, 4, blocks);
  store(block_of(1), order, *find_header_field("kccfhfsz")->in(HeaderLayout::since_10), blocks);
  store_checksum(block_of(1), order);
  io::FileSink sink(to);
  sink.write(as_text(block_of(0)));
  sink.write(as_text(block_of(1)));
  for (std::uint64_t number = first_repeated; number <= blocks; ++number) {
    const auto block = block_of(first_repeated + (number - first_repeated) % repeated);
    const Rdba address = Rdba::of(test::FileBlocks::file, static_cast<std::uint32_t>(number));
    put_number(block, order, rdba_at, 4, address.value);
    store_checksum(block, order);
    sink.write(as_text(block));
  }
  sink.commit();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: grow_datafile TO MEGABYTES BLOCK_SIZE\n";
    return 1;
  }
  try {
    grow(argv[1], std::stoull(argv[2]) << 20, std::stoull(argv[3]));
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "grow_datafile: " << error.what() << '\n';
    return 1;
  }
}
