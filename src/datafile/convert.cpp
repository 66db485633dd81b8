#include "src/datafile/convert.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <functional>
#include <optional>

#include "formats/datafile/block_type.hpp"
#include "formats/datafile/cache_header.hpp"
#include "formats/datafile/convert_block.hpp"
#include "formats/datafile/file_header.hpp"
#include "src/datafile/block_chunks.hpp"
#include "src/datafile/block_rules.hpp"
#include "src/datafile/verify_block.hpp"
#include "src/io/output.hpp"

namespace exhume::datafile {
namespace {

// Why a block was left as it is.
struct Refusal {
  std::uint64_t number;
  std::string reason;
};

struct Chunk {
  std::vector<std::uint8_t> bytes;  // converted
  std::map<std::uint8_t, std::uint64_t> blocks;
  std::uint64_t zero = 0;
  std::vector<Refusal> refusals;
};

using Write = std::function<void(Bytes)>;

void check_file(const BlockFile& file) {
  const bool is_whole = file.geometry().first_block == 0 && file.end_block() > 1;
  if (!is_whole || file.left_over() != 0) {
    throw Error(Code::bad_structure,
                is_whole ? "the last block is cut off; only whole files can be converted"
                         : "this is a piece of a datafile; only whole files can be converted",
                Place{.file = file.name()});
  }
}

// Damage makes the places of integers unsure, even where the layout is known.
std::optional<std::string> damage_of(const BlockRules& rules, std::uint64_t number, Bytes block) {
  VerifyTotals unused;
  const auto finding = verify_block(rules, number, block, unused);
  if (!finding || finding->state == BlockState::zero) return std::nullopt;
  if (finding->faults.empty()) {
    return fmt::format("the block is damaged: {}", to_string(finding->state));
  }
  return fmt::format("the block contradicts itself: {}", finding->faults.front().message);
}

void convert_one(Chunk& chunk, const BlockRules& rules, std::uint64_t number,
                 std::span<std::uint8_t> block) {
  if (is_zero(block)) {
    ++chunk.zero;
    return;
  }
  if (auto damage = damage_of(rules, number, block)) {
    chunk.refusals.push_back({number, std::move(*damage)});
    return;
  }
  try {
    convert_block(block, rules.order);
    ++chunk.blocks[block[0]];
  } catch (const Error& error) {
    chunk.refusals.push_back({number, error.message()});
  }
}

Error refused(const BlockFile& file, const BlockRules& rules, const Refusal& refusal) {
  return Error(Code::block_not_converted,
               fmt::format("block {}, {}: {}", refusal.number,
                           to_string(rules.address_of(refusal.number)), refusal.reason),
               Place{.file = file.name(), .offset = file.offset_of(refusal.number)});
}

void read_header(const BlockFile& file, ConvertReport& report) {
  const std::vector<std::uint8_t> bytes = file.block(1);
  const BlockView block(bytes, file.geometry().order);
  if (block.u8(0) != block_type::file_header) return;
  report.is_fuzzy = FileHeader(block).is_fuzzy();
  report.unexplained_header = unexplained_header_bytes(block);
}

void write_front(const BlockFile& file, const ConvertOptions& options, const Write& write) {
  std::vector<std::uint8_t> front(file.geometry().start);
  file.read_bytes(0, front);
  write(front);
  std::vector<std::uint8_t> block = file.block(0);
  if (options.to != file.geometry().order) {
    convert_os_header(block, file.geometry().order, file.geometry().before_10);
  }
  write(block);
}

ConvertReport run(const BlockFile& file, const ConvertOptions& options, const Write& write,
                  const std::function<void(const Error&)>& refuse) {
  check_file(file);
  ConvertReport report;
  read_header(file, report);
  write_front(file, options, write);
  const BlockRules rules = rules_of(file);
  const auto work = [&](std::uint64_t first, std::uint64_t end, std::vector<std::uint8_t>&) {
    Chunk chunk;
    chunk.bytes.resize((end - first) * rules.block_size);
    chunk.bytes.resize(file.read(first, chunk.bytes));
    for (std::uint64_t number = first; number < end && options.to != rules.order; ++number) {
      const std::size_t at = (number - first) * rules.block_size;
      convert_one(chunk, rules, number, std::span(chunk.bytes).subspan(at, rules.block_size));
    }
    return chunk;
  };
  const auto take = [&](const Chunk& chunk) {
    for (const Refusal& refusal : chunk.refusals) refuse(refused(file, rules, refusal));
    report.not_converted += chunk.refusals.size();
    report.zero += chunk.zero;
    for (const auto& [type, count] : chunk.blocks) report.blocks[type] += count;
    write(chunk.bytes);
  };
  for_each_chunk<Chunk>(1, file.end_block(), rules.block_size, options.threads, work, take);
  return report;
}

std::function<void(const Error&)> reporting_to(Diagnostics& diagnostics) {
  return [&diagnostics](const Error& error) {
    diagnostics.report({.code = error.code(), .message = error.message(), .place = error.place()});
  };
}

}  // namespace

ConvertReport check_conversion(const BlockFile& file, const ConvertOptions& options,
                               Diagnostics& diagnostics) {
  return run(
      file, options, [](Bytes) {}, reporting_to(diagnostics));
}

ConvertReport convert(const BlockFile& file, const std::string& target,
                      const ConvertOptions& options, Diagnostics& diagnostics) {
  if (std::filesystem::exists(target)) {
    throw Error(Code::imp_cannot_create_file,
                fmt::format("{} exists already; remove it, or choose another name", target),
                Place{.file = target});
  }
  io::FileSink sink(target);
  const auto stop = [](const Error& error) { throw Error(error); };
  const ConvertReport report = run(
      file, options, [&sink](Bytes bytes) { sink.write(as_text(bytes)); },
      options.copy_unknown ? reporting_to(diagnostics) : stop);
  sink.commit();
  return report;
}

}  // namespace exhume::datafile
