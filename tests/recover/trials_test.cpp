// Many damages to the sample dumps: what a recovery must never do, and what it must save.

#include <catch2/catch.hpp>

#include "tests/recover/trial.hpp"
#include "tests/support/samples/samples.hpp"

using namespace exhume;
using namespace exhume::test;

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr int rounds = 5;
#else
constexpr int rounds = 40;
#endif

// Damage in front of the first statement is tried by the tests of the front.
std::size_t first_statement(const samples::Sample& sample) {
  const std::string_view text = as_text(sample.bytes);
  const auto connect = text.find("\nMETRIC");
  return connect == text.npos ? 4096 : connect + 1;
}

Score try_all(DamageKind kind) {
  std::mt19937_64 random(20261120);
  Score all;
  for (const samples::Sample& sample : samples::dump_samples()) {
    if (sample.path.starts_with("damaged/") || !sample.path.ends_with(".dmp")) continue;
    const std::vector<TrueTable> tables = true_tables(sample.bytes);
    for (int round = 0; round < rounds; ++round) {
      const std::size_t spare = std::min(first_statement(sample), sample.bytes.size() - 1);
      const Damaged damaged = damage(sample.bytes, spare, kind, random);
      all.add(try_recovery(sample.bytes, tables, damaged,
                           sample.path + " at " + std::to_string(damaged.touched.begin)));
    }
  }
  return all;
}

}  // namespace

TEST_CASE("damaged samples are recovered", "[recover]") {
  const DamageKind kind =
      GENERATE(DamageKind::cut, DamageKind::flip, DamageKind::zeros, DamageKind::insert,
               DamageKind::windows_line_ends, DamageKind::lost_block);
  INFO(damage_name(kind));
  const Score score = try_all(kind);
  for (const std::string& note : score.notes) UNSCOPED_INFO(note);
  CHECK(score.failed == 0);
  CHECK(score.invented_certain == 0);
  CHECK(score.untouched_saved == score.untouched_rows);
  // A hole may take all that describes a table: with so few rows in each, that shows.
  const bool is_hole = kind == DamageKind::zeros || kind == DamageKind::lost_block;
  if (!is_hole) CHECK(100 * score.outside_saved >= 99 * score.outside_rows);
  if (kind == DamageKind::windows_line_ends) CHECK(score.restored == score.trials);
}
