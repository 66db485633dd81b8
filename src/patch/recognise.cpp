#include "src/patch/recognise.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "formats/datafile/block_type.hpp"
#include "formats/datafile/cache_header.hpp"
#include "formats/datafile/file_header.hpp"

namespace exhume::patch {
namespace {

using datafile::BlockView;
using datafile::CacheHeader;
using datafile::FileHeader;
using datafile::Geometry;

constexpr std::uint16_t data_file = 3;
// Every header of these releases that was seen has its fields at the same places.
constexpr std::uint32_t oldest_version = 0x08000000;
constexpr std::uint32_t newest_version = 0x17ffffff;

bool is_plain_name(std::string_view name) {
  return !name.empty() &&
         std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

}  // namespace

std::vector<std::string> block_objections(const BlockView& block, const Geometry& geometry) {
  if (block.size() != geometry.block_size) {
    return {fmt::format("only {} of its {} bytes are there", block.size(), geometry.block_size)};
  }
  std::vector<std::string> out;
  if (!is_whole(block)) out.emplace_back("header and tail were not written together");
  if (CacheHeader::decode(block).has_checksum() && checksum_residual(block) != 0) {
    out.push_back(fmt::format("its checksum is wrong (computed block checksum: 0x{:x})",
                              checksum_residual(block)));
  }
  return out;
}

std::vector<std::string> header_objections(const BlockView& block, const Geometry& geometry) {
  std::vector<std::string> out;
  if (block.u8(0) != datafile::block_type::file_header) {
    return {fmt::format("its type is {}, not that of a file header",
                        datafile::block_type_text(block.u8(0)))};
  }
  const FileHeader header(block);
  const CacheHeader cache = CacheHeader::decode(block);
  const auto expect = [&out](bool is_so, std::string objection) {
    if (!is_so) out.push_back(std::move(objection));
  };
  expect(
      datafile::is_format_of(cache.format, geometry.block_size),
      fmt::format("its format byte {:02x} is not of {} bytes", cache.format, geometry.block_size));
  expect(header.block_size() == geometry.block_size,
         fmt::format("it says {} bytes a block in place of {}", header.block_size(),
                     geometry.block_size));
  expect(header.file_type() == data_file,
         fmt::format("the file type is {}", datafile::file_type_text(header.file_type())));
  expect(header.compatibility() >= oldest_version && header.compatibility() <= newest_version,
         fmt::format("its version {} is unknown", datafile::version_text(header.compatibility())));
  const std::uint32_t file = header.is_bigfile() ? 0 : header.relative_file_number();
  const auto address = datafile::Rdba::of(file, 1);
  expect(
      file <= datafile::Rdba::max_file && cache.rdba == address,
      fmt::format("its address is {} in place of {}", to_string(cache.rdba), to_string(address)));
  expect(is_plain_name(header.tablespace_name()), "it has no tablespace name");
  return out;
}

}  // namespace exhume::patch
