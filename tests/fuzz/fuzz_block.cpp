// Any bytes as a block of a datafile: every view, the checks, and conversion there and back.
// The first byte chooses the byte order, the rest is the block.

#include <algorithm>
#include <vector>

#include "formats/datafile/block_object.hpp"
#include "formats/datafile/cache_header.hpp"
#include "formats/datafile/convert_block.hpp"
#include "formats/datafile/integer_places.hpp"
#include "src/base/error.hpp"
#include "src/datafile/describe.hpp"
#include "src/datafile/geometry.hpp"
#include "src/datafile/verify_block.hpp"
#include "tests/fuzz/fuzzing.hpp"

using namespace exhume;
using namespace exhume::datafile;
using fuzz::require;

namespace {

void look_at(const BlockView& block) {
  try {
    object_of(block);
  } catch (const Error& error) {
    require(error.code() == Code::bad_structure, "a block is refused as damaged");
  }
  describe_block(block, false);
  describe_block(block, true);
}

void check(const BlockView& block) {
  const BlockRules rules{.order = block.order(), .block_size = block.size()};
  VerifyTotals totals;
  verify_block(rules, block.rdba(4).block(), block.all(), totals);
  require(totals.examined == 1, "a block is counted once");
}

void convert(const BlockView& block) {
  std::vector<std::uint8_t> copy(block.all().begin(), block.all().end());
  try {
    convert_block(copy, block.order());
  } catch (const Error& error) {
    require(error.code() == Code::block_not_converted, "what is not converted says so");
    require(std::ranges::equal(copy, block.all()), "what is not converted stays");
    return;
  }
  convert_block(copy, other(block.order()));
  const bool was_sound = is_whole(block) && checksum_residual(block) == 0;
  require(!was_sound || std::ranges::equal(copy, block.all()), "a block comes back");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  const Bytes bytes = Bytes(data, size).subspan(1);
  const BlockView block(bytes, (data[0] & 1) != 0 ? ByteOrder::big : ByteOrder::little);
  find_geometry(bytes, std::nullopt);
  describe_other_file(bytes);
  look_at(block);
  if (!is_block_size(block.size())) return 0;
  check(block);
  convert(block);
  return 0;
}
