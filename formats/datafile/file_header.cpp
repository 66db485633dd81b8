#include "formats/datafile/file_header.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "formats/datafile/block_type.hpp"
#include "formats/datafile/cache_header.hpp"
#include "src/base/error.hpp"

namespace exhume::datafile {
namespace {

constexpr std::uint32_t version_12_2 = 0x0c200000;
constexpr std::uint64_t narrow_scn = 0xffff'ffff'ffff;

}  // namespace

std::string to_string(const RedoAddress& address) {
  return fmt::format("0x{:x}.{:x}.{:x}", address.sequence, address.block, address.offset);
}

HeaderLayout header_layout(std::uint8_t format) {
  return format_block_size(format) ? HeaderLayout::since_10 : HeaderLayout::before_10;
}

FileHeader::FileHeader(BlockView block) : block_(block), layout_(header_layout(block.u8(1))) {
  if (block.u8(0) != block_type::file_header) {
    throw Error(Code::bad_structure,
                fmt::format("the block is no datafile header: its type is {} in place of {}",
                            block_type_text(block.u8(0)), block_type_text(block_type::file_header)),
                Place{.offset = 0});
  }
}

std::optional<std::uint64_t> FileHeader::value(std::string_view name) const {
  const HeaderField* row = find_header_field(name);
  const auto field = row != nullptr ? row->in(layout_) : std::nullopt;
  if (!field) return std::nullopt;
  const std::uint64_t stored = load(block_, *field);
  const bool is_narrow_scn = field->kind == FieldKind::scn && !has_wide_scns();
  return is_narrow_scn ? stored & narrow_scn : stored;
}

std::string_view FileHeader::text(std::string_view name) const {
  const HeaderField* row = find_header_field(name);
  const auto field = row != nullptr ? row->in(layout_) : std::nullopt;
  return field ? load_text(block_, *field) : std::string_view();
}

bool FileHeader::has_wide_scns() const {
  return compatibility() >= version_12_2;
}

std::uint16_t FileHeader::checkpoint_thread() const {
  return static_cast<std::uint16_t>(u32("kcvfhckp.kcvcpthr"));
}

RedoAddress FileHeader::checkpoint_redo() const {
  return {u32("kcvfhckp.kcrbaseq"), u32("kcvfhckp.kcrbabno"),
          static_cast<std::uint16_t>(u32("kcvfhckp.kcrbabof"))};
}

std::int32_t FileHeader::tablespace_number() const {
  return static_cast<std::int32_t>(u32("kcvfhtsn"));
}

std::string_view FileHeader::tablespace_name() const {
  const std::string_view padded = text("kcvfhtnm");
  return padded.substr(0, std::min<std::size_t>(padded.size(), u32("kcvfhtln")));
}

}  // namespace exhume::datafile
