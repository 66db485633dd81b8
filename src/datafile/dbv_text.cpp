#include "src/datafile/dbv_text.hpp"

#include <fmt/format.h>

#include <array>

namespace exhume::datafile {
namespace {

std::string_view what_was_found(BlockState state) {
  switch (state) {
    case BlockState::bad_header:
    case BlockState::wrong_file: return "Bad header found during dbv:";
    case BlockState::fractured: return "Fractured block found during dbv:";
    default: return "Bad check value found during dbv:";
  }
}

std::string block_text(const BlockFinding& finding) {
  const CacheHeader& header = finding.header;
  std::string out =
      finding.state == BlockState::fractured
          ? fmt::format("Page {} is influx - most likely media corrupt\n", finding.number)
          : fmt::format("Page {} is marked corrupt\n", finding.number);
  out += fmt::format("Corrupt block relative dba: {}\n", to_string(finding.expected));
  out += fmt::format("{}\nData in bad block:\n", what_was_found(finding.state));
  out += fmt::format(" type: {} format: {} rdba: 0x{:08x}\n", header.type, header.format & 0xf,
                     header.rdba.value);
  out += fmt::format(" last change scn: {} seq: 0x{:x} flg: 0x{:02x}\n", to_string(header.scn),
                     header.sequence, header.flags);
  out += fmt::format(" spare1: 0x{:x} spare2: 0x{:x} spare3: 0x{:x}\n", header.spare1,
                     header.spare2, header.spare3);
  out += fmt::format(" consistency value in tail: 0x{:08x}\n", finding.tail);
  out += fmt::format(" check value in block header: 0x{:x}\n", header.checksum);
  if (header.has_checksum()) {
    out += fmt::format(" computed block checksum: 0x{:x}\n", finding.residual);
  } else {
    out += finding.state == BlockState::lost_checksum
               ? " block checksum disabled, but one is stored: the flag is lost\n"
               : " block checksum disabled\n";
  }
  if (finding.state == BlockState::wrong_file) {
    out += fmt::format(" a good block of another place: {}\n", to_string(header.rdba));
  }
  return out + "\n";
}

std::string fault_text(const BlockFinding& finding) {
  std::string out = fmt::format("Block Checking: DBA = {}, Block Type = KTB-managed data block\n",
                                finding.expected.value);
  for (const BlockFault& fault : finding.faults) out += fmt::format("kdbchk: {}\n", fault.message);
  const auto& code = finding.faults.front().check_code;
  out += code ? fmt::format("Page {} failed with check code {}\n", finding.number, *code)
              : fmt::format("Page {} failed\n", finding.number);
  return out + "\n";
}

std::string ranges_text(std::string_view what, const std::vector<BlockRange>& ranges) {
  std::string out;
  for (const BlockRange& range : ranges) {
    out += range.first == range.last
               ? fmt::format("{}: page {}\n", what, range.first)
               : fmt::format("{}: pages {} to {}\n", what, range.first, range.last);
  }
  return out;
}

std::string total(std::string_view label, std::uint64_t count) {
  return fmt::format("{:<29}: {}\n", label, count);
}

}  // namespace

std::string dbv_text(const BlockFinding& finding) {
  switch (finding.state) {
    case BlockState::zero: return "";
    case BlockState::good: return fault_text(finding);
    case BlockState::marked_corrupt:
      return fmt::format("DBV-00200: Block, DBA {}, already marked corrupt\n\n",
                         finding.expected.value);
    default: return block_text(finding);
  }
}

std::string summary(const VerifyReport& report) {
  const VerifyTotals& totals = report.totals;
  std::string out = total("Total Pages Examined", totals.examined);
  out += total("Total Pages Processed (Data)", totals.data);
  out += total("Total Pages Failing   (Data)", totals.data_failing);
  out += total("Total Pages Processed (Index)", totals.index);
  out += total("Total Pages Failing   (Index)", totals.index_failing);
  out += total("Total Pages Processed (Lob)", totals.lob);
  out += total("Total Pages Failing   (Lob)", 0);
  out += total("Total Pages Processed (Other)", totals.other);
  out += total("Total Pages Processed (Seg)", totals.segment);
  out += total("Total Pages Failing   (Seg)", 0);
  out += total("Total Pages Empty", totals.empty);
  out += total("Total Pages Marked Corrupt", totals.corrupt);
  out += total("Total Pages Influx", totals.influx);
  out += total("Total Pages Encrypted", totals.encrypted);
  const Scn highest = totals.highest_scn;
  out += fmt::format("{:<29}: {} ({}.{})\n", "Highest block SCN", highest.base(), highest.wrap(),
                     highest.base());
  out += ranges_text("Completely zero", report.zeros);
  if (report.has_odd_unchecked()) {
    out += ranges_text("Without a checksum, unlike the others", report.unchecked);
  }
  if (report.expected_blocks != 0 && report.expected_blocks != totals.examined) {
    out += fmt::format("The header says {} pages, the file has {}\n", report.expected_blocks,
                       totals.examined);
  }
  if (report.left_over > 0) {
    out += fmt::format("The file ends with {} bytes of an incomplete page\n", report.left_over);
  }
  return out;
}

}  // namespace exhume::datafile
