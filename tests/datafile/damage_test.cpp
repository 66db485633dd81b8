// Damage of all kinds to generated datafiles: verify finds it, and nothing stops.

#include <catch2/catch.hpp>

#include <random>

#include "src/base/bytes.hpp"
#include "src/datafile/describe.hpp"
#include "src/datafile/verify_block.hpp"
#include "tests/datafile/shapes.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace exhume;
using namespace exhume::test;

namespace {

constexpr std::size_t flags_at = 15;
constexpr std::uint8_t checksum_flag = 0x04;

// Damages a block in one of the ways that disks and drivers know.
class Damager {
 public:
  void damage(Buffer& block, const Buffer& other) {
    switch (pick(6)) {
      case 0: block[pick(block.size())] ^= static_cast<std::uint8_t>(1u << pick(8)); break;
      case 1: block[pick(block.size())] = static_cast<std::uint8_t>(pick(256)); break;
      case 2: fill(block, 16); break;
      case 3: {
        const std::size_t sector = 512 * pick(block.size() / 512);
        std::copy_n(other.begin() + static_cast<std::ptrdiff_t>(sector), 512,
                    block.begin() + static_cast<std::ptrdiff_t>(sector));
        break;
      }
      case 4: block[flags_at] &= static_cast<std::uint8_t>(~checksum_flag); break;
      default: std::fill_n(block.begin() + static_cast<std::ptrdiff_t>(512 * pick(4)), 512, 0);
    }
  }

  std::size_t pick(std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_);
  }

 private:
  void fill(Buffer& block, std::size_t count) {
    const std::size_t at = pick(block.size() - count);
    for (std::size_t i = 0; i < count; ++i) {
      block[at + i] = static_cast<std::uint8_t>(pick(256));
    }
  }

  std::mt19937 random_{20081104};
};

}  // namespace

TEST_CASE("verify finds 10,000 damaged blocks") {
  constexpr std::size_t size = 2048;
  const GeneratedDatafile file =
      generate_datafile({.block_size = size, .big_endian = GENERATE(false, true), .rows = 60});
  const datafile::BlockRules rules{
      .order = file.shape.big_endian ? datafile::ByteOrder::big : datafile::ByteOrder::little,
      .block_size = size,
      .file = FileBlocks::file};
  const auto block = [&file](std::size_t number) {
    const auto at = file.bytes.begin() + static_cast<std::ptrdiff_t>(number * size);
    return Buffer(at, at + static_cast<std::ptrdiff_t>(size));
  };
  Damager damager;
  std::size_t changed = 0;
  std::size_t missed = 0;
  while (changed < 5000) {
    const std::size_t number = 1 + damager.pick(file.blocks.size() - 1);
    Buffer damaged = block(number);
    damager.damage(damaged, block(1 + damager.pick(file.blocks.size() - 1)));
    if (damaged == block(number)) continue;
    ++changed;
    datafile::VerifyTotals totals;
    const auto finding = datafile::verify_block(rules, number, damaged, totals);
    const bool is_found = finding && finding->state != datafile::BlockState::good;
    if (!is_found && totals.unchecked == 0) ++missed;
    datafile::describe_block({damaged, rules.order}, false);
  }
  CHECK(missed == 0);
}

TEST_CASE("verify counts every damaged block of a file") {
  GeneratedDatafile file = generate_datafile({.block_size = 4096, .rows = 60});
  const std::size_t step = 3;
  std::size_t damaged = 0;
  for (std::size_t number = step; number < file.blocks.size(); number += step, ++damaged) {
    file.bytes[number * 4096 + 20 + number] ^= 0x11;
  }
  const TemporaryFolder folder;
  folder.put("x.dbf", as_text(file.bytes));
  std::vector<std::uint64_t> found;
  datafile::VerifyListener listener;
  listener.finding = [&found](const datafile::BlockFinding& finding) {
    found.push_back(finding.number);
  };
  const auto report = datafile::verify(datafile::BlockFile(folder / "x.dbf"), listener, 3);
  CHECK(report.totals.corrupt == damaged);
  REQUIRE(found.size() == damaged);
  for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == step * (i + 1));
}

TEST_CASE("blocks without a checksum are reported where the others have one") {
  constexpr std::size_t size = 2048;
  GeneratedDatafile file = generate_datafile({.block_size = size, .rows = 1000});
  const auto strip = [&file](std::size_t number) {
    const auto at = file.bytes.begin() + static_cast<std::ptrdiff_t>(number * size);
    at[flags_at] &= static_cast<std::uint8_t>(~checksum_flag);
    std::fill_n(at + 16, 2, std::uint8_t{0});
  };
  const TemporaryFolder folder;
  const auto verify = [&] {
    folder.put("x.dbf", as_text(file.bytes));
    return datafile::verify(datafile::BlockFile(folder / "x.dbf"), {}, 2);
  };
  CHECK(verify().is_sound());
  strip(2);
  strip(3);
  const datafile::VerifyReport odd = verify();
  CHECK(odd.totals.corrupt == 0);
  CHECK(odd.totals.unchecked == 2);
  CHECK_FALSE(odd.is_sound());
  REQUIRE(odd.unchecked.size() == 1);
  CHECK(odd.unchecked[0].first == 2);
  CHECK(odd.unchecked[0].last == 3);
  for (std::size_t number = 1; number < file.blocks.size(); ++number) strip(number);
  CHECK(verify().is_sound());
}

TEST_CASE("blocks that are cut off anywhere are described as far as they go") {
  const GeneratedDatafile file = generate_datafile({.block_size = 2048, .rows = 60});
  for (std::size_t at = 0; at < file.bytes.size(); at += 2048) {
    for (const std::size_t size : {21u, 60u, 183u, 300u, 1000u, 2047u}) {
      const Bytes part = Bytes(file.bytes).subspan(at, size);
      const auto description =
          datafile::describe_block({part, datafile::ByteOrder::little}, at == 0);
      CHECK((at == 0 || !description.problems.empty()));
    }
  }
}
