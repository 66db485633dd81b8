#include "src/datafile/block_rules.hpp"

#include <algorithm>

#include "formats/datafile/block_type.hpp"
#include "formats/datafile/cache_header.hpp"
#include "formats/datafile/file_header.hpp"

namespace exhume::datafile {
namespace {

// The file number of most of the first blocks, for when the header is lost.
std::optional<std::uint32_t> file_of_blocks(const BlockFile& file) {
  constexpr std::uint64_t sample = 64;
  std::vector<std::uint32_t> files;
  const std::uint64_t begin = first_counted(file);
  for (std::uint64_t n = begin; n < std::min(file.end_block(), begin + sample); ++n) {
    const std::vector<std::uint8_t> bytes = file.block(n);
    const BlockView block(bytes, file.geometry().order);
    if (is_zero(bytes) || !is_whole(block) || block.u8(0) == block_type::empty) continue;
    files.push_back(block.rdba(4).file());
  }
  if (files.empty()) return std::nullopt;
  std::ranges::nth_element(files, files.begin() + files.size() / 2);
  return files[files.size() / 2];
}

}  // namespace

Rdba BlockRules::address_of(std::uint64_t number) const {
  const auto block = static_cast<std::uint32_t>(number);
  return bigfile ? Rdba{block} : Rdba::of(file.value_or(0), block);
}

std::uint64_t first_counted(const BlockFile& file) {
  return std::max<std::uint64_t>(file.geometry().first_block, 1);
}

BlockRules rules_of(const BlockFile& file) {
  BlockRules rules{.order = file.geometry().order, .block_size = file.geometry().block_size};
  if (file.geometry().first_block <= 1 && file.end_block() > 1) {
    const std::vector<std::uint8_t> bytes = file.block(1);
    const BlockView block(bytes, rules.order);
    if (block.u8(0) == block_type::file_header && is_whole(block)) {
      const FileHeader header(block);
      rules.expected_blocks = header.block_count();
      rules.bigfile = header.is_bigfile();
      rules.file = header.relative_file_number();
    }
  }
  if (!rules.file) rules.file = file_of_blocks(file);
  return rules;
}

}  // namespace exhume::datafile
