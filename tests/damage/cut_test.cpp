// Dumps cut at every byte: what was complete before the cut comes out, and the error says where
// the dump ends.

#include <catch2/catch.hpp>

#include "formats/exp/byte_map.hpp"
#include "src/dump/identify.hpp"
#include "tests/damage/walk.hpp"
#include "tests/support/samples/samples.hpp"

using namespace exhume;
using namespace exhume::test;

namespace {

std::uint64_t end_of_exit(Bytes dump) {
  std::uint64_t end = 0;
  Cursor in(dump);
  exp::map_bytes(in, [&](const exp::NamedRange& range) {
    if (range.meaning == "exit") end = range.range.end;
  });
  return end;
}

// The table data of `intact` in which byte `cut` would be the next one, and the number of the row.
struct Inside {
  const WalkedTable* table = nullptr;
  std::uint64_t row = 0;
};

Inside inside(const Walk& intact, std::size_t cut) {
  for (const WalkedTable& table : intact.tables) {
    if (cut < table.begin || cut >= table.end) continue;
    const auto complete =
        std::ranges::count_if(table.rows, [cut](const WalkedRow& row) { return row.end <= cut; });
    return {&table, static_cast<std::uint64_t>(complete) + 1};
  }
  return {};
}

// The rows of `intact` that end before `cut`.
std::size_t complete_rows(const Walk& intact, std::size_t cut) {
  std::size_t count = 0;
  for (const WalkedTable& table : intact.tables) {
    for (const WalkedRow& row : table.rows) count += row.end <= cut ? 1 : 0;
  }
  return count;
}

bool is_prefix(const std::vector<std::string>& front, const std::vector<std::string>& whole) {
  return front.size() <= whole.size() && std::equal(front.begin(), front.end(), whole.begin());
}

// What is wrong with reading `dump` cut to `cut` bytes; empty when nothing is.
std::string fault(const Buffer& dump, const Walk& intact, std::size_t cut, bool complete) {
  const Bytes bytes = Bytes(dump).first(cut);
  const Walk got = walk(bytes);
  if (got.rows() != complete_rows(intact, cut) || !is_prefix(got.row_texts(), intact.row_texts())) {
    return "other rows than the complete ones";
  }
  if (!is_prefix(got.statements, intact.statements)) return "other statements";
  if (complete) return got.error ? "an error behind the end" : "";
  if (!got.error) return "no error";
  const Place& place = got.error->place();
  if (place.file != "memory") return "no file";
  if (dump::identify(bytes).kind != dump::FileKind::export_dump) return "";
  if (got.error->code() != Code::imp_abnormal_end) return "not IMP-00009";
  if (!place.offset || *place.offset > cut) return "no offset, or one behind the cut";
  const Inside where = inside(intact, cut);
  if (where.table == nullptr) return "";
  if (place.owner != where.table->owner || place.table != where.table->name) return "no table";
  return place.row == where.row ? "" : "not the row";
}

}  // namespace

TEST_CASE("a cut dump gives its complete rows and the place of the cut", "[damage]") {
  for (const samples::Sample& sample : samples::dump_samples()) {
    if (sample.path.starts_with("damaged/")) continue;
    const Walk intact = walk(sample.bytes);
    REQUIRE_FALSE(intact.error);
    REQUIRE(intact.rows() > 0);
    const std::uint64_t exit = end_of_exit(sample.bytes);
    REQUIRE(exit > 0);
    for (std::size_t cut = 0; cut < sample.bytes.size(); cut += stride(sample.bytes.size())) {
      const std::string wrong = fault(sample.bytes, intact, cut, cut >= exit);
      if (!wrong.empty()) FAIL_CHECK(sample.path << " cut at " << cut << ": " << wrong);
    }
  }
}

TEST_CASE("a dump that comes in pieces reads as a whole", "[damage]") {
  for (const samples::Sample& sample : samples::dump_samples()) {
    INFO(sample.path);
    const Walk whole = walk(sample.bytes);
    const Walk pieces = walk(sample.bytes, 1);
    CHECK(pieces.row_texts() == whole.row_texts());
    CHECK(pieces.statements == whole.statements);
    CHECK(pieces.diagnostics.size() == whole.diagnostics.size());
    CHECK(pieces.error.has_value() == whole.error.has_value());
    if (pieces.error && whole.error) CHECK(to_string(*pieces.error) == to_string(*whole.error));
  }
}
