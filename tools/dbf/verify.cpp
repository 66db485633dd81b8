#include "src/datafile/verify.hpp"

#include <fmt/format.h>

#include <thread>

#include "src/datafile/block_sums.hpp"
#include "src/datafile/dbv_text.hpp"
#include "tools/common/json.hpp"
#include "tools/dbf/commands.hpp"

namespace exhume::tools {
namespace {

using datafile::BlockFinding;
using datafile::BlockState;
using datafile::SumVerdict;

struct Arguments {
  FileArguments file;
  std::string write_sums;
  std::string check_sums;
  bool json = false;
};

// What the comparison with a list of sums found.
struct SumCounts {
  std::uint64_t same = 0;
  std::uint64_t changed = 0;
  std::uint64_t unknown = 0;
  std::vector<std::uint64_t> rotten;  // blocks
};

nlohmann::ordered_json json_of(const BlockFinding& finding) {
  nlohmann::ordered_json faults = nlohmann::ordered_json::array();
  for (const datafile::BlockFault& fault : finding.faults) {
    nlohmann::ordered_json entry{{"message", fault.message}};
    if (fault.check_code) entry["check_code"] = *fault.check_code;
    faults.push_back(entry);
  }
  return {{"block", finding.number},
          {"state", finding.faults.empty() ? to_string(finding.state) : "check failed"},
          {"rdba", finding.header.rdba.value},
          {"expected_rdba", finding.expected.value},
          {"type", finding.header.type},
          {"scn", finding.header.scn.value},
          {"tail", finding.tail},
          {"checksum", finding.header.checksum},
          {"residual", finding.residual},
          {"faults", faults}};
}

nlohmann::ordered_json json_of(const std::vector<datafile::BlockRange>& ranges) {
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  for (const datafile::BlockRange& range : ranges) {
    out.push_back({{"first", range.first}, {"last", range.last}});
  }
  return out;
}

nlohmann::ordered_json json_of(const datafile::VerifyReport& report) {
  const datafile::VerifyTotals& totals = report.totals;
  return {{"sound", report.is_sound()},
          {"examined", totals.examined},
          {"data", totals.data},
          {"data_failing", totals.data_failing},
          {"index", totals.index},
          {"index_failing", totals.index_failing},
          {"lob", totals.lob},
          {"other", totals.other},
          {"segment", totals.segment},
          {"empty", totals.empty},
          {"corrupt", totals.corrupt},
          {"influx", totals.influx},
          {"encrypted", totals.encrypted},
          {"zero", totals.zero},
          {"zero_ranges", json_of(report.zeros)},
          {"checksummed", totals.checksummed},
          {"unchecked", totals.unchecked},
          {"unchecked_ranges", json_of(report.unchecked)},
          {"expected_blocks", report.expected_blocks},
          {"left_over_bytes", report.left_over},
          {"highest_scn", totals.highest_scn.value}};
}

// Findings as they come, then the totals.
class Printer {
 public:
  Printer(bool json, const std::string& file) : json_(json) {
    out_.write(json ? "{\"findings\": ["
                    : fmt::format("DBVERIFY - Verification starting : FILE = {}\n", file));
  }

  void add(const BlockFinding& finding) {
    if (!json_) {
      out_.write(dbv_text(finding));
    } else if (finding.state != BlockState::zero) {
      out_.write(fmt::format("{}\n{}", first_ ? "" : ",", compact(json_of(finding))));
      first_ = false;
    }
  }

  void finish(const datafile::VerifyReport& report, const SumCounts* sums) {
    if (json_) {
      nlohmann::ordered_json json = json_of(report);
      if (sums != nullptr) {
        json["sums"] = {{"same", sums->same},
                        {"changed", sums->changed},
                        {"rotten", sums->rotten},
                        {"unknown", sums->unknown}};
      }
      // The opening brace of the totals is the one that stands before the findings.
      out_.write("\n],\n" + pretty(json).substr(2) + "\n");
    } else {
      out_.write("DBVERIFY - Verification complete\n\n" + summary(report));
      if (sums != nullptr) print(*sums);
    }
    out_.commit();
  }

 private:
  void print(const SumCounts& sums) {
    out_.write(
        fmt::format("Compared with the list: {} pages the same, {} written since, {} not "
                    "listed, {} changed without having been written\n",
                    sums.same, sums.changed, sums.unknown, sums.rotten.size()));
    for (const std::uint64_t number : sums.rotten) {
      out_.write(fmt::format("Bit rot: page {}\n", number));
    }
  }

  bool json_;
  bool first_ = true;
  io::StandardOutput out_;
};

void count(SumCounts& counts, std::uint64_t number, SumVerdict verdict) {
  switch (verdict) {
    case SumVerdict::same: ++counts.same; break;
    case SumVerdict::changed: ++counts.changed; break;
    case SumVerdict::unknown: ++counts.unknown; break;
    case SumVerdict::rotten: counts.rotten.push_back(number); break;
  }
}

int verify(const Arguments& arguments) {
  const datafile::BlockFile file = arguments.file.open();
  std::optional<datafile::BlockSumReader> listed;
  std::optional<datafile::BlockSumWriter> list;
  if (!arguments.check_sums.empty()) listed.emplace(arguments.check_sums);
  if (!arguments.write_sums.empty()) list.emplace(arguments.write_sums);
  SumCounts counts;
  Printer printer(arguments.json, file.name());
  datafile::VerifyListener listener;
  listener.finding = [&printer](const BlockFinding& finding) { printer.add(finding); };
  if (listed || list) {
    listener.sum = [&](std::uint64_t number, const datafile::BlockSum& sum) {
      if (listed) count(counts, number, listed->compare(number, sum));
      if (list) list->add(number, sum);
    };
  }
  const unsigned threads = std::max(2u, std::thread::hardware_concurrency());
  const datafile::VerifyReport report = datafile::verify(file, listener, threads);
  if (list) list->commit();
  printer.finish(report, listed ? &counts : nullptr);
  return report.is_sound() && counts.rotten.empty() ? exit_done : exit_warnings;
}

}  // namespace

void add_verify(CLI::App& app, Command& chosen) {
  const auto arguments = std::make_shared<Arguments>();
  CLI::App& command = *app.add_subcommand("verify", "Check all blocks, as dbv does");
  arguments->file.add_to(command);
  command.add_option("--write-sums", arguments->write_sums,
                     "Write a list of the blocks' checksums to this file");
  command.add_option(
      "--check-sums", arguments->check_sums,
      "Compare the blocks with such a list, to find bits that changed by themselves");
  command.add_flag("--json", arguments->json, "Print JSON");
  command.callback([arguments, &chosen] { chosen = [arguments] { return verify(*arguments); }; });
}

}  // namespace exhume::tools
