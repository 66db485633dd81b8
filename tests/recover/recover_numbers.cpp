// Damages dumps, recovers them, and prints how much came back.
//   recover_numbers [--notes] TRIALS SEED DUMP...
// The exit status is 77 when a dump is not there, 1 when a recovery lost a row far
// from the damage or made one up.

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/recover/trial.hpp"

using namespace exhume;
using namespace exhume::test;

namespace {

constexpr std::array kinds = {DamageKind::cut,
                              DamageKind::flip,
                              DamageKind::zeros,
                              DamageKind::insert,
                              DamageKind::windows_line_ends,
                              DamageKind::lost_block};

constexpr int skipped = 77;

std::vector<std::uint8_t> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string share(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return "-";
  return fmt::format("{:.3f} %", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

void print(std::string_view name, const Score& score) {
  fmt::print("| {} | {} | {} | {} of {} | {} of {} ({}) | {} | {} of {} | {} | {} | {} |\n", name,
             score.trials, score.failed, score.untouched_saved, score.untouched_rows,
             score.outside_saved, score.outside_rows,
             share(score.outside_saved, score.outside_rows),
             share(score.outside_certain, score.outside_rows), score.damaged_certain,
             score.damaged_rows, score.invented, score.invented_certain, score.restored);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const bool with_notes = !arguments.empty() && arguments[0] == "--notes";
  if (with_notes) arguments.erase(arguments.begin());
  if (arguments.size() < 3) {
    fmt::print(stderr, "recover_numbers [--notes] TRIALS SEED DUMP...\n");
    return 1;
  }
  const std::size_t trials = std::stoul(arguments[0]);
  const std::uint64_t seed = std::stoull(arguments[1]);
  std::array<std::mt19937_64, kinds.size()> random;
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) random[kind].seed(seed + kind);
  const std::vector<std::string> dumps(arguments.begin() + 2, arguments.end());
  std::array<Score, kinds.size()> scores;
  const std::size_t rounds = trials / (kinds.size() * dumps.size());
  for (const std::string& path : dumps) {
    if (!std::filesystem::exists(path)) {
      fmt::print("skipped: no {}\n", path);
      return skipped;
    }
    const std::vector<std::uint8_t> dump = read_file(path);
    const std::vector<TrueTable> tables = true_tables(dump);
    for (std::size_t round = 0; round < rounds; ++round) {
      for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        const Damaged damaged = damage(dump, 0, kinds[kind], random[kind]);
        scores[kind].add(try_recovery(
            dump, tables, damaged,
            fmt::format("{} {} at {}", path, damage_name(kinds[kind]), damaged.touched.begin)));
      }
    }
  }
  fmt::print(
      "| damage | trials | errors | rows of untouched tables | rows of touched tables outside the "
      "damaged bytes | of these certain | rows in damaged bytes called certain | rows invented | "
      "of these certain | restored byte for byte |\n|---|---|---|---|---|---|---|---|---|---|\n");
  Score all;
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    print(damage_name(kinds[kind]), scores[kind]);
    all.add(scores[kind]);
  }
  print("all", all);
  if (with_notes) {
    for (const std::string& note : all.notes) fmt::print("{}\n", note);
  }
  return all.untouched_saved == all.untouched_rows && all.invented_certain == 0 ? 0 : 1;
}
