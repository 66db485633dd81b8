// Grows a datafile to a wanted size, so that a file to measure with is one command away.
//   grow_datafile FROM TO MEGABYTES
// The blocks behind the file header repeat, each with the address of its place.

#include <algorithm>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "formats/datafile/cache_header.hpp"
#include "formats/datafile/file_header_fields.hpp"
#include "src/base/error.hpp"
#include "src/datafile/block_file.hpp"
#include "src/datafile/block_rules.hpp"
#include "src/io/output.hpp"

namespace {

using namespace exhume;
using namespace exhume::datafile;

constexpr std::size_t blocks_since_10_at = 24;  // in block 0
constexpr std::size_t rdba_at = 4;
constexpr std::uint64_t first_repeated = 2;

void grow(const BlockFile& from, const std::string& to, std::uint64_t bytes) {
  const Geometry& geometry = from.geometry();
  const BlockRules rules = rules_of(from);
  if (geometry.first_block != 0 || geometry.before_10 || !rules.file) {
    throw Error(Code::imp_bad_parameter, "grow a whole datafile with the layout since 10g");
  }
  const std::uint64_t blocks = bytes / geometry.block_size;
  io::FileSink sink(to);
  std::vector<std::uint8_t> zero = from.block(0);
  put_number(zero, geometry.order, blocks_since_10_at, 4, blocks);
  sink.write(as_text(zero));
  std::vector<std::uint8_t> header = from.block(1);
  store(header, geometry.order, *find_header_field("kccfhfsz")->in(HeaderLayout::since_10), blocks);
  store_checksum(header, geometry.order);
  sink.write(as_text(header));
  std::vector<std::vector<std::uint8_t>> repeated;
  for (std::uint64_t number = first_repeated; number < from.end_block(); ++number) {
    repeated.push_back(from.block(number));
  }
  for (std::uint64_t number = first_repeated; number <= blocks; ++number) {
    std::vector<std::uint8_t>& block = repeated[(number - first_repeated) % repeated.size()];
    put_number(block, geometry.order, rdba_at, 4, rules.address_of(number).value);
    store_checksum(block, geometry.order);
    sink.write(as_text(block));
  }
  sink.commit();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: grow_datafile FROM TO MEGABYTES\n";
    return 1;
  }
  try {
    grow(BlockFile(argv[1]), argv[2], std::stoull(argv[3]) << 20);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "grow_datafile: " << error.what() << '\n';
    return 1;
  }
}
