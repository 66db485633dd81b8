#include "src/datafile/verify_block.hpp"

#include <zlib.h>

#include "formats/datafile/block_type.hpp"
#include "formats/datafile/file_header.hpp"
#include "formats/datafile/index_block.hpp"
#include "src/base/error.hpp"

namespace exhume::datafile {
namespace {

// Blocks that were never used may hold their number without the file.
bool has_address(const CacheHeader& header, const BlockRules& rules, std::uint64_t number) {
  const Rdba expected = rules.address_of(number);
  if (header.rdba == expected) return true;
  const bool right_block = header.rdba.block() == expected.block();
  if (header.type == block_type::empty) return right_block && header.rdba.file() == 0;
  return !rules.bigfile && !rules.file && right_block;
}

BlockState state_of(const BlockRules& rules, std::uint64_t number, const BlockView& block,
                    const CacheHeader& header) {
  const bool is_in_one_piece = tail(block) == expected_tail(header);
  if (block_type_name(header.type).empty() || !is_format_of(header.format, rules.block_size)) {
    return BlockState::bad_header;
  }
  if (!has_address(header, rules, number)) {
    const bool is_good =
        is_in_one_piece && (!header.has_checksum() || checksum_residual(block) == 0);
    return is_good ? BlockState::wrong_file : BlockState::bad_header;
  }
  if (!is_in_one_piece) return BlockState::fractured;
  if (header.sequence == CacheHeader::marked_corrupt) return BlockState::marked_corrupt;
  if (!header.has_checksum()) {
    return header.checksum == 0 ? BlockState::good : BlockState::lost_checksum;
  }
  return checksum_residual(block) == 0 ? BlockState::good : BlockState::bad_checksum;
}

std::vector<BlockFault> check_index_block(const BlockView& block) {
  std::vector<BlockFault> faults;
  const IndexBlock index(block);
  for (std::size_t i = 0; i < index.rows(); ++i) {
    try {
      static_cast<void>(index.row(i));
    } catch (const Error& error) {
      faults.push_back({std::nullopt, "row " + std::to_string(i) + ": " + error.message()});
    }
  }
  return faults;
}

std::vector<BlockFault> check_content(const BlockView& block, bool is_index) {
  try {
    return is_index ? check_index_block(block) : check_data_block(DataBlock(block));
  } catch (const Error& error) {
    return {{std::nullopt, error.message()}};
  }
}

// Counts a good block in its class.
void classify(const CacheHeader& header, bool is_index, bool is_failing, VerifyTotals& totals) {
  if (header.type == block_type::transaction_data) {
    ++(is_index ? totals.index : totals.data);
    if (is_failing) ++(is_index ? totals.index_failing : totals.data_failing);
  } else if (is_lob_block(header.type)) {
    ++totals.lob;
  } else if (header.type == block_type::empty) {
    ++totals.empty;
  } else {
    ++totals.other;
    if (is_undo_segment_header(header.type)) ++totals.segment;
  }
  if (header.type != block_type::empty) {
    ++(header.has_checksum() ? totals.checksummed : totals.unchecked);
  }
  if (header.is_encrypted()) ++totals.encrypted;
  totals.highest_scn = std::max(totals.highest_scn, header.scn);
}

}  // namespace

std::optional<BlockFinding> verify_block(const BlockRules& rules, std::uint64_t number, Bytes bytes,
                                         VerifyTotals& totals) {
  ++totals.examined;
  BlockFinding finding{.number = number, .expected = rules.address_of(number)};
  if (is_zero(bytes)) {
    ++totals.zero;
    ++totals.corrupt;
    finding.state = BlockState::zero;
    return finding;
  }
  const BlockView block(bytes, rules.order);
  finding.header = CacheHeader::decode(block);
  finding.state = state_of(rules, number, block, finding.header);
  if (finding.state == BlockState::good) {
    const bool is_rows = finding.header.type == block_type::transaction_data;
    const bool is_index = is_rows && block.u8(20) == TransactionLayer::kind_index;
    if (is_rows && !finding.header.is_encrypted()) finding.faults = check_content(block, is_index);
    classify(finding.header, is_index, !finding.faults.empty(), totals);
    if (finding.faults.empty()) return std::nullopt;
  } else {
    ++totals.corrupt;
    if (finding.state == BlockState::fractured) ++totals.influx;
  }
  finding.tail = tail(block);
  finding.residual = checksum_residual(block);
  return finding;
}

BlockSum sum_block(const BlockRules& rules, Bytes bytes) {
  const BlockView block(bytes, rules.order);
  const CacheHeader header = CacheHeader::decode(block);
  const auto crc = ::crc32(0, bytes.data(), static_cast<uInt>(bytes.size()));
  const bool is_header = header.type == block_type::file_header;
  return {static_cast<std::uint32_t>(crc),
          is_header ? Scn{FileHeader(block).control_sequence()} : header.scn, header.sequence};
}

}  // namespace exhume::datafile
