#include "src/datafile/block_map.hpp"

#include "formats/datafile/block_object.hpp"
#include "formats/datafile/block_type.hpp"
#include "formats/datafile/transaction_layer.hpp"
#include "src/datafile/block_chunks.hpp"
#include "src/datafile/verify_block.hpp"

namespace exhume::datafile {
namespace {

constexpr std::size_t kind_at = 20;  // of a block with rows

BlockUse use_of(const BlockView& block, std::uint8_t type) {
  if (type == block_type::transaction_data) {
    return block.u8(kind_at) == TransactionLayer::kind_index ? BlockUse::index : BlockUse::table;
  }
  if (is_lob_block(type)) return BlockUse::lob;
  if (is_undo_block(type)) return BlockUse::undo;
  switch (type) {
    case block_type::empty: return BlockUse::empty;
    case block_type::file_header:
    case block_type::space_header:
    case block_type::space_bitmap: return BlockUse::file;
    case 0x07:
    case 0x08:
    case 0x09:
    case 0x1f: return BlockUse::temporary;
    case 0x05:
    case 0x0a:
    case 0x0c:
    case block_type::segment_header:
    case block_type::segment_header_groups:
    case block_type::extent_map:
    case 0x16:
    case 0x17:
    case 0x18:
    case block_type::bitmap_level1:
    case block_type::bitmap_level2:
    case block_type::bitmap_level3:
    case block_type::pagetable_segment_header:
    case block_type::pagetable_extent_map: return BlockUse::segment;
    default: return BlockUse::other;
  }
}

MappedBlock map_block(const BlockRules& rules, std::uint64_t number, Bytes bytes) {
  VerifyTotals unused;
  const auto finding = verify_block(rules, number, bytes, unused);
  MappedBlock out{.number = number};
  if (finding) {
    out.state = finding->state;
    out.is_failing = !finding->faults.empty();
  }
  const BlockView block(bytes, rules.order);
  const CacheHeader header = CacheHeader::decode(block);
  out.type = header.type;
  out.scn = header.scn;
  out.sequence = header.sequence;
  out.flags = header.flags;
  if (!header.is_encrypted()) out.object = object_of(block);
  out.use = finding ? BlockUse::damaged : use_of(block, header.type);
  return out;
}

}  // namespace

std::string_view to_string(BlockUse use) {
  switch (use) {
    case BlockUse::file: return "file and space";
    case BlockUse::segment: return "segment header or bitmap";
    case BlockUse::table: return "table or cluster";
    case BlockUse::index: return "index";
    case BlockUse::lob: return "LOB";
    case BlockUse::undo: return "undo";
    case BlockUse::temporary: return "temporary";
    case BlockUse::other: return "other";
    case BlockUse::empty: return "empty";
    case BlockUse::damaged: return "damaged";
  }
  return "";
}

void map_blocks(const BlockFile& file, const std::function<void(const MappedBlock&)>& take,
                unsigned threads) {
  using Chunk = std::vector<MappedBlock>;
  const BlockRules rules = rules_of(file);
  const auto work = [&](std::uint64_t first, std::uint64_t end, std::vector<std::uint8_t>& bytes) {
    bytes.resize((end - first) * rules.block_size);
    bytes.resize(file.read(first, bytes));
    Chunk chunk;
    chunk.reserve(end - first);
    for (std::size_t at = 0; at + rules.block_size <= bytes.size(); at += rules.block_size) {
      const Bytes block = Bytes(bytes).subspan(at, rules.block_size);
      chunk.push_back(map_block(rules, first + at / rules.block_size, block));
    }
    return chunk;
  };
  for_each_chunk<Chunk>(first_counted(file), file.end_block(), rules.block_size, threads, work,
                        [&take](const Chunk& chunk) {
                          for (const MappedBlock& block : chunk) take(block);
                        });
}

}  // namespace exhume::datafile
