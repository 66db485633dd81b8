#include "src/datafile/verify.hpp"

#include <algorithm>
#include <exception>

#include "formats/datafile/block_type.hpp"
#include "formats/datafile/file_header.hpp"
#include "src/datafile/ordered_results.hpp"
#include "src/datafile/verify_block.hpp"

namespace exhume::datafile {
namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 20;
constexpr std::size_t max_zero_ranges = 1000;

// What the threads found in some blocks side by side.
struct ChunkResult {
  VerifyTotals totals;
  std::vector<BlockFinding> findings;
  std::vector<BlockSum> sums;
  std::exception_ptr error;
};

// Block 0 is not the database's: checking begins behind it.
std::uint64_t first_checked(const BlockFile& file) {
  return std::max<std::uint64_t>(file.geometry().first_block, 1);
}

// The file number of most of the first blocks, for when the header is lost.
std::optional<std::uint32_t> file_of_blocks(const BlockFile& file) {
  constexpr std::uint64_t sample = 64;
  std::vector<std::uint32_t> files;
  const std::uint64_t begin = first_checked(file);
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

BlockRules rules_of(const BlockFile& file, VerifyReport& report) {
  BlockRules rules{.order = file.geometry().order, .block_size = file.geometry().block_size};
  if (file.geometry().first_block <= 1 && file.end_block() > 1) {
    const std::vector<std::uint8_t> bytes = file.block(1);
    const BlockView block(bytes, rules.order);
    if (block.u8(0) == block_type::file_header && is_whole(block)) {
      const FileHeader header(block);
      report.expected_blocks = header.block_count();
      rules.bigfile = header.is_bigfile();
      rules.file = header.relative_file_number();
    }
  }
  if (!rules.file) rules.file = file_of_blocks(file);
  if (!rules.bigfile) report.file = rules.file;
  return rules;
}

ChunkResult verify_chunk(const BlockFile& file, const BlockRules& rules, std::uint64_t first,
                         std::uint64_t end, bool with_sums) {
  ChunkResult result;
  std::vector<std::uint8_t> bytes((end - first) * rules.block_size);
  bytes.resize(file.read(first, bytes));
  for (std::size_t at = 0; at + rules.block_size <= bytes.size(); at += rules.block_size) {
    const Bytes block = Bytes(bytes).subspan(at, rules.block_size);
    const std::uint64_t number = first + at / rules.block_size;
    if (auto finding = verify_block(rules, number, block, result.totals)) {
      result.findings.push_back(std::move(*finding));
    }
    if (with_sums) result.sums.push_back(sum_block(rules, block));
  }
  return result;
}

void add_zero(std::vector<BlockRange>& ranges, std::uint64_t number) {
  if (!ranges.empty() && ranges.back().last + 1 == number) {
    ranges.back().last = number;
  } else if (ranges.size() < max_zero_ranges) {
    ranges.push_back({number, number});
  }
}

}  // namespace

void VerifyTotals::add(const VerifyTotals& more) {
  examined += more.examined;
  data += more.data;
  data_failing += more.data_failing;
  index += more.index;
  index_failing += more.index_failing;
  lob += more.lob;
  other += more.other;
  segment += more.segment;
  empty += more.empty;
  corrupt += more.corrupt;
  influx += more.influx;
  encrypted += more.encrypted;
  zero += more.zero;
  highest_scn = std::max(highest_scn, more.highest_scn);
}

bool VerifyReport::is_sound() const {
  return totals.corrupt == 0 && totals.data_failing == 0 && totals.index_failing == 0 &&
         left_over == 0 && (expected_blocks == 0 || totals.examined >= expected_blocks);
}

VerifyReport verify(const BlockFile& file, const VerifyListener& listener, unsigned threads) {
  VerifyReport report{.left_over = file.left_over()};
  const BlockRules rules = rules_of(file, report);
  const std::uint64_t begin = first_checked(file);
  const std::uint64_t end = std::max(file.end_block(), begin);
  const std::uint64_t blocks_of_a_chunk = chunk_bytes / rules.block_size;
  OrderedResults<ChunkResult> results((end - begin + blocks_of_a_chunk - 1) / blocks_of_a_chunk,
                                      std::size_t{4} * threads);
  Workers workers([&results] { results.stop(); });
  for (unsigned i = 0; i < threads; ++i) {
    workers.start([&] {
      while (const auto chunk = results.next()) {
        const std::uint64_t first = begin + *chunk * blocks_of_a_chunk;
        ChunkResult result;
        try {
          result = verify_chunk(file, rules, first, std::min(end, first + blocks_of_a_chunk),
                                listener.sum != nullptr);
        } catch (...) {
          result.error = std::current_exception();
        }
        results.deliver(*chunk, std::move(result));
      }
    });
  }
  std::uint64_t number = begin;
  while (const auto result = results.take()) {
    if (result->error) std::rethrow_exception(result->error);
    for (const BlockFinding& finding : result->findings) {
      if (finding.state == BlockState::zero) add_zero(report.zeros, finding.number);
      listener.finding(finding);
    }
    for (const BlockSum& sum : result->sums) listener.sum(number++, sum);
    report.totals.add(result->totals);
  }
  return report;
}

}  // namespace exhume::datafile
