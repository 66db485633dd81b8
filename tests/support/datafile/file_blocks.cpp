#include "tests/support/datafile/file_blocks.hpp"

#include <algorithm>
#include <optional>

namespace exhume::test {
namespace {

constexpr std::size_t header_area = 65536;
constexpr std::size_t least_header_blocks = 4;

std::optional<std::uint8_t> format_of(const FileShape& shape) {
  return shape.since_10 ? std::nullopt : std::optional<std::uint8_t>(0x02);
}

}  // namespace

std::uint64_t scn_of(const FileShape& shape, std::uint32_t number) {
  const std::uint64_t first = shape.wide_scn ? 0x0002'0003'4b1a'f000 : 0x0003'4b1a'f000;
  return first + 7 * number;
}

FileBlocks::FileBlocks(const FileShape& shape)
    : shape_(shape),
      data_begin_(static_cast<std::uint32_t>(
          std::max(header_area / shape.block_size, least_header_blocks) + 1)),
      end_(data_begin_) {}

std::uint32_t FileBlocks::allocate() {
  const std::uint32_t first = end_;
  end_ += unit;
  return first;
}

std::uint32_t FileBlocks::address(std::uint32_t number) const {
  return shape_.bigfile ? number : file << 22 | number;
}

BlockBuilder& FileBlocks::make(std::uint32_t number, std::uint8_t type, std::uint32_t object) {
  BlockBuilder block(shape_.block_size, shape_.big_endian, type, address(number),
                     format_of(shape_));
  block.scn(scn_of(shape_, number));
  known_[number] = {.type = type, .object = object, .scn = scn_of(shape_, number)};
  return blocks_.insert_or_assign(number, std::move(block)).first->second;
}

std::vector<BlockTruth> FileBlocks::truth() const {
  std::vector<BlockTruth> out(end_);
  for (const auto& [number, block] : known_) out.at(number) = block;
  return out;
}

// An empty block has its number without the file, and no SCN.
std::vector<Buffer> FileBlocks::finish() const {
  std::vector<Buffer> out;
  for (std::uint32_t number = 2; number < end_; ++number) {
    const auto found = blocks_.find(number);
    out.push_back(found != blocks_.end() ? found->second.finish()
                                         : BlockBuilder(shape_.block_size, shape_.big_endian, 0x00,
                                                        number, format_of(shape_))
                                               .put(15, 1, 5)
                                               .finish());
  }
  return out;
}

}  // namespace exhume::test
