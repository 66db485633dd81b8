#include "tests/recover/trial.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "src/base/error.hpp"
#include "src/base/memory_source.hpp"
#include "src/recover/line_ends.hpp"
#include "src/recover/scanner.hpp"

namespace exhume::test {
namespace {

// A row that a recovery saved.
struct SavedRow {
  ByteRange range;
  bool certain = false;
  std::size_t insert = 0;  // index of its INSERT line
};

// Keeps what was saved, and the dump that it makes.
class Kept final : public recover::Salvage {
 public:
  void begin_dump(Bytes front, std::uint32_t) override { put(front); }
  void statement(Bytes statement) override { put(statement); }
  void begin_rows(Bytes insert_and_head) override {
    const std::string_view text = as_text(insert_and_head);
    inserts.emplace_back(text.substr(0, text.find('\n')));
    put(insert_and_head);
  }
  void row(Bytes row, ByteRange range, recover::Certainty certainty) override {
    rows.push_back({range, certainty == recover::Certainty::certain, inserts.size() - 1});
    put(row);
  }
  void end_rows() override { put(as_bytes("\xff\xff\n")); }
  void reject(const recover::Finding&, Bytes) override {}
  void end_dump(const std::optional<exp::Ending>& ending) override {
    if (!ending) return;
    for (std::uint64_t i = 0; i < ending->exit_lines; ++i) put(as_bytes("EXIT\n"));
    bytes.resize(bytes.size() + static_cast<std::size_t>(ending->zeros));
  }

  std::vector<std::uint8_t> bytes;
  std::vector<std::string> inserts;
  std::vector<SavedRow> rows;

 private:
  void put(Bytes more) { bytes.insert(bytes.end(), more.begin(), more.end()); }
};

bool overlaps(const ByteRange& range, const ByteRange& touched) {
  if (touched.size() == 0) return range.begin < touched.begin && touched.begin < range.end;
  return range.begin < touched.end && touched.begin < range.end;
}

class Comparison {
 public:
  Comparison(const std::vector<TrueTable>& tables, const Damaged& damaged, const Kept& kept,
             const std::string& label)
      : tables_(tables), damaged_(damaged), kept_(kept), label_(label) {
    for (const SavedRow& row : kept.rows) saved_.emplace(row.range.begin, &row);
  }

  void run(Score& score) {
    std::uint64_t matched = 0;
    std::uint64_t matched_certain = 0;
    for (const TrueTable& table : tables_) {
      const bool touched = overlaps(table.range, damaged_.touched);
      const bool insert_touched = overlaps(table.insert_range, damaged_.touched);
      std::uint64_t lost = 0;
      for (const ByteRange& row : table.rows) {
        const SavedRow* saved = find(row, table, insert_touched);
        if (saved != nullptr) {
          ++matched;
          matched_certain += saved->certain;
        }
        if (overlaps(row, damaged_.touched)) {
          ++score.damaged_rows;
          score.damaged_certain += saved != nullptr && saved->certain;
        } else if (touched) {
          ++score.outside_rows;
          score.outside_saved += saved != nullptr;
          score.outside_certain += saved != nullptr && saved->certain;
          lost += saved == nullptr;
        } else {
          ++score.untouched_rows;
          score.untouched_saved += saved != nullptr;
          lost += saved == nullptr;
        }
      }
      if (lost > 0) {
        score.notes.push_back(fmt::format("{}: {} of {} rows not saved of {} ({} to {}, {})",
                                          label_, lost, table.rows.size(),
                                          table.insert.substr(0, 40), table.range.begin,
                                          table.range.end, touched ? "touched" : "untouched"));
      }
    }
    const auto certain =
        static_cast<std::uint64_t>(std::ranges::count(kept_.rows, true, &SavedRow::certain));
    score.invented += kept_.rows.size() - matched;
    score.invented_certain += certain - matched_certain;
    if (certain > matched_certain) {
      score.notes.push_back(
          fmt::format("{}: {} invented rows called certain", label_, certain - matched_certain));
    }
  }

 private:
  // A row that overlaps the damage is the same row when it begins at the same place.
  const SavedRow* find(const ByteRange& row, const TrueTable& table, bool any_insert) const {
    const bool is_behind = row.begin >= damaged_.touched.begin;
    if (is_behind && row.begin < damaged_.touched.begin + damaged_.removed) return nullptr;
    const auto found =
        saved_.find(is_behind ? row.begin + damaged_.inserted - damaged_.removed : row.begin);
    if (found == saved_.end()) return nullptr;
    const SavedRow& saved = *found->second;
    if (!overlaps(row, damaged_.touched) && saved.range.size() != row.size()) return nullptr;
    return any_insert || kept_.inserts[saved.insert] == table.insert ? &saved : nullptr;
  }

  const std::vector<TrueTable>& tables_;
  const Damaged& damaged_;
  const Kept& kept_;
  const std::string& label_;
  std::unordered_map<std::uint64_t, const SavedRow*> saved_;
};

}  // namespace

void Score::add(const Score& other) {
  trials += other.trials;
  failed += other.failed;
  untouched_rows += other.untouched_rows;
  untouched_saved += other.untouched_saved;
  outside_rows += other.outside_rows;
  outside_saved += other.outside_saved;
  outside_certain += other.outside_certain;
  damaged_rows += other.damaged_rows;
  damaged_certain += other.damaged_certain;
  invented += other.invented;
  invented_certain += other.invented_certain;
  restored += other.restored;
  notes.insert(notes.end(), other.notes.begin(), other.notes.end());
}

Score try_recovery(Bytes dump, const std::vector<TrueTable>& tables, const Damaged& damaged,
                   const std::string& label) {
  Score score{.trials = 1};
  Kept kept;
  recover::LineEndUndo source(std::make_unique<MemorySource>(damaged.bytes));
  Cursor in(source);
  try {
    recover::Scanner(in, kept, nullptr).run();
  } catch (const Error& error) {
    score.failed = 1;
    score.notes.push_back(label + ": " + to_string(error));
  }
  score.restored = std::ranges::equal(kept.bytes, dump);
  Comparison(tables, damaged, kept, label).run(score);
  return score;
}

}  // namespace exhume::test
