// Whole generated datafiles, of every shape, through the library.

#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>

#include <algorithm>

#include "src/base/bytes.hpp"
#include "src/datafile/verify.hpp"
#include "tests/datafile/shapes.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace exhume;
using namespace exhume::test;

namespace {

datafile::BlockFile put(const TemporaryFolder& folder, const GeneratedDatafile& file) {
  folder.put("generated.dbf", as_text(file.bytes));
  return datafile::BlockFile(folder / "generated.dbf");
}

}  // namespace

TEST_CASE("verify counts just the blocks that were generated") {
  const GeneratedDatafile file = generate_datafile(GENERATE(from_range(all_shapes())));
  INFO(describe(file.shape));
  const TemporaryFolder folder;
  const auto count = [&file](auto is_counted) {
    return static_cast<std::uint64_t>(
        std::count_if(file.blocks.begin() + 1, file.blocks.end(), is_counted));
  };
  std::vector<std::string> faults;
  datafile::VerifyListener listener;
  listener.finding = [&faults](const datafile::BlockFinding& finding) {
    faults.push_back(std::to_string(finding.number) + ": " +
                     std::to_string(static_cast<int>(finding.state)) +
                     (finding.faults.empty() ? "" : finding.faults[0].message));
  };
  const datafile::VerifyReport report = datafile::verify(put(folder, file), listener);
  CHECK(faults == std::vector<std::string>());
  CHECK(report.is_sound());
  CHECK(report.totals.examined == file.blocks.size() - 1);
  CHECK(report.totals.data ==
        count([](const BlockTruth& block) { return block.type == 0x06 && !block.is_index; }));
  CHECK(report.totals.index == count([](const BlockTruth& block) { return block.is_index; }));
  CHECK(report.totals.lob ==
        count([](const BlockTruth& block) { return block.type == 0x1b || block.type == 0x28; }));
  CHECK(report.totals.empty == count([](const BlockTruth& block) { return block.type == 0; }));
  const auto highest = std::ranges::max_element(file.blocks, {}, &BlockTruth::scn);
  CHECK(report.totals.highest_scn.value == highest->scn);
}
