#include "src/datafile/info.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>

#include "formats/datafile/block_type.hpp"
#include "src/base/error.hpp"

namespace exhume::datafile {
namespace {

constexpr std::uint16_t data_file = 3;

std::vector<std::uint8_t> read_header_block(const BlockFile& file) {
  if (file.geometry().first_block > 1) {
    throw Error(Code::bad_structure,
                fmt::format("this is a piece of a datafile from block {} on, without the header "
                            "in block 1; dbf block and dbf rows read it",
                            file.geometry().first_block),
                Place{.file = file.name()});
  }
  return file.block(1);
}

void remark_block(FileInfo& info, const BlockView& block) {
  const CacheHeader cache = CacheHeader::decode(block);
  if (!info.is_complete) {
    info.remarks.push_back(fmt::format(
        "The header block is cut off: {} of {} bytes are there, so its checksum cannot be checked.",
        block.size(), info.geometry.block_size));
    return;
  }
  if (!is_whole(block)) {
    info.remarks.push_back(
        fmt::format("The tail of the header block is 0x{:08x} in place of "
                    "0x{:08x}: it was not written in one piece.",
                    tail(block), expected_tail(cache)));
  }
  if (!cache.has_checksum()) {
    info.remarks.push_back("The header block has no checksum: its flag is off.");
  } else if (info.residual != 0) {
    info.remarks.push_back(
        fmt::format("The checksum of the header block is 0x{:04x} and should be 0x{:04x}.",
                    cache.checksum, required_checksum(block)));
  }
}

void remark_fields(FileInfo& info, const FileHeader& header) {
  if (header.file_type() != data_file) {
    info.remarks.push_back(
        fmt::format("The file type is {}, not a data file.", file_type_text(header.file_type())));
  }
  if (header.block_size() != info.geometry.block_size) {
    info.remarks.push_back(fmt::format("The header says {} bytes a block, the file has {}.",
                                       header.block_size(), info.geometry.block_size));
  }
  if (info.is_complete && header.block_count() != info.blocks) {
    info.remarks.push_back(fmt::format("The header says {} blocks, the file has {}.",
                                       header.block_count(), info.blocks));
  }
  if (header.is_fuzzy()) {
    info.remarks.push_back(
        fmt::format("The file was not closed cleanly: {}. Its blocks may be older or newer than "
                    "its checkpoint.",
                    file_status_text(header.status())));
  }
}

// What files of one database have in common.
struct Comparison {
  std::string_view field;
  std::function<std::string(const FileHeader&)> value;
};

const std::array<Comparison, 8>& comparisons() {
  static const std::array<Comparison, 8> all{{
      {"database id", [](const FileHeader& h) { return std::to_string(h.database_id()); }},
      {"database name",
       [](const FileHeader& h) { return ascii_text(as_bytes(h.database_name())); }},
      {"compatibility version",
       [](const FileHeader& h) { return version_text(h.compatibility()); }},
      {"resetlogs SCN", [](const FileHeader& h) { return in_full(h.resetlogs_scn()); }},
      {"resetlogs time", [](const FileHeader& h) { return to_string(h.resetlogs_time()); }},
      {"checkpoint SCN", [](const FileHeader& h) { return in_full(h.checkpoint_scn()); }},
      {"checkpoint redo address",
       [](const FileHeader& h) { return to_string(h.checkpoint_redo()); }},
      {"fuzziness",
       [](const FileHeader& h) { return file_status_text(h.status() & FileHeader::fuzzy_bits); }},
  }};
  return all;
}

}  // namespace

FileInfo read_info(const BlockFile& file) {
  FileInfo info{.name = file.name(), .geometry = file.geometry(), .bytes = file.size()};
  info.header_block = read_header_block(file);
  info.is_complete = info.header_block.size() == info.geometry.block_size;
  info.blocks = std::max<std::uint64_t>(file.end_block(), 1) - 1;
  const BlockView block(info.header_block, info.geometry.order);
  const FileHeader header(block);
  static_cast<void>(header.relative_file_number());  // throws when the block ends before it
  info.residual = info.is_complete ? checksum_residual(block) : std::uint16_t{0};
  remark_block(info, block);
  remark_fields(info, header);
  if (info.is_complete && file.left_over() > 0) {
    info.remarks.push_back(
        fmt::format("The file ends with {} bytes of an incomplete block.", file.left_over()));
  }
  return info;
}

std::vector<Disagreement> disagreements(std::span<const FileInfo> files) {
  std::vector<Disagreement> out;
  for (const Comparison& comparison : comparisons()) {
    Disagreement found{.field = std::string(comparison.field)};
    for (const FileInfo& file : files) {
      const std::string value = comparison.value(file.header());
      auto& values = found.values;
      auto same = std::ranges::find(values, value, [](const auto& pair) { return pair.first; });
      if (same == values.end()) same = values.insert(same, {value, {}});
      same->second.push_back(file.name);
    }
    if (found.values.size() > 1) out.push_back(std::move(found));
  }
  return out;
}

}  // namespace exhume::datafile
