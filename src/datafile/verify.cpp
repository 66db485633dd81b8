#include "src/datafile/verify.hpp"

#include <algorithm>

#include "src/datafile/block_chunks.hpp"
#include "src/datafile/verify_block.hpp"

namespace exhume::datafile {
namespace {

constexpr std::size_t max_ranges = 1000;

// What the threads found in some blocks side by side.
struct ChunkResult {
  VerifyTotals totals;
  std::vector<BlockFinding> findings;
  std::vector<std::uint64_t> unchecked;
  std::vector<BlockSum> sums;
};

ChunkResult verify_chunk(const BlockFile& file, const BlockRules& rules, std::uint64_t first,
                         std::uint64_t end, bool with_sums, std::vector<std::uint8_t>& bytes) {
  ChunkResult result;
  bytes.resize((end - first) * rules.block_size);
  bytes.resize(file.read(first, bytes));
  for (std::size_t at = 0; at + rules.block_size <= bytes.size(); at += rules.block_size) {
    const Bytes block = Bytes(bytes).subspan(at, rules.block_size);
    const std::uint64_t number = first + at / rules.block_size;
    const std::uint64_t unchecked = result.totals.unchecked;
    if (auto finding = verify_block(rules, number, block, result.totals)) {
      result.findings.push_back(std::move(*finding));
    }
    if (result.totals.unchecked > unchecked) result.unchecked.push_back(number);
    if (with_sums) result.sums.push_back(sum_block(rules, block));
  }
  return result;
}

void add_to(std::vector<BlockRange>& ranges, std::uint64_t number) {
  if (!ranges.empty() && ranges.back().last + 1 == number) {
    ranges.back().last = number;
  } else if (ranges.size() < max_ranges) {
    ranges.push_back({number, number});
  }
}

}  // namespace

std::string_view to_string(BlockState state) {
  switch (state) {
    case BlockState::good: return "good";
    case BlockState::zero: return "zero";
    case BlockState::bad_header: return "bad header";
    case BlockState::wrong_file: return "block of another place";
    case BlockState::fractured: return "fractured";
    case BlockState::marked_corrupt: return "marked corrupt";
    case BlockState::bad_checksum: return "bad checksum";
    case BlockState::lost_checksum: return "checksum flag lost";
  }
  return "";
}

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
  checksummed += more.checksummed;
  unchecked += more.unchecked;
  highest_scn = std::max(highest_scn, more.highest_scn);
}

bool VerifyReport::has_odd_unchecked() const {
  constexpr std::uint64_t hardly_any = 100;
  return totals.unchecked > 0 && totals.checksummed / hardly_any >= totals.unchecked;
}

bool VerifyReport::is_sound() const {
  return totals.corrupt == 0 && !has_odd_unchecked() && totals.data_failing == 0 &&
         totals.index_failing == 0 && left_over == 0 &&
         (expected_blocks == 0 || totals.examined >= expected_blocks);
}

VerifyReport verify(const BlockFile& file, const VerifyListener& listener, unsigned threads) {
  const BlockRules rules = rules_of(file);
  VerifyReport report{.expected_blocks = rules.expected_blocks, .left_over = file.left_over()};
  if (!rules.bigfile) report.file = rules.file;
  std::uint64_t number = first_counted(file);
  const auto work = [&](std::uint64_t first, std::uint64_t end, std::vector<std::uint8_t>& bytes) {
    return verify_chunk(file, rules, first, end, listener.sum != nullptr, bytes);
  };
  const auto take = [&](const ChunkResult& result) {
    for (const BlockFinding& finding : result.findings) {
      if (finding.state == BlockState::zero) add_to(report.zeros, finding.number);
      listener.finding(finding);
    }
    for (const std::uint64_t unchecked : result.unchecked) add_to(report.unchecked, unchecked);
    for (const BlockSum& sum : result.sums) listener.sum(number++, sum);
    report.totals.add(result.totals);
  };
  for_each_chunk<ChunkResult>(number, file.end_block(), rules.block_size, threads, work, take);
  return report;
}

}  // namespace exhume::datafile
