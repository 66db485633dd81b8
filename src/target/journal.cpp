#include "src/target/journal.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>
#include <limits>

namespace exhume::target {
namespace {

// Behind the last row of every part; side tables have signed numbers.
constexpr std::uint64_t end_of_rows = std::numeric_limits<std::int64_t>::max();

constexpr const char* side_tables[] = {
    "CREATE TABLE IF NOT EXISTS {}exhume_imports (id text NOT NULL PRIMARY KEY, "
    "dump text NOT NULL, parameters text NOT NULL, began text NOT NULL, steps bigint NOT NULL, "
    "finished text)",
    "CREATE TABLE IF NOT EXISTS {}exhume_progress (import text NOT NULL, what text NOT NULL, "
    "part bigint NOT NULL, first_row bigint NOT NULL, last_row bigint NOT NULL, "
    "schema_name text NOT NULL, note text NOT NULL)"};

std::string now() {
  return fmt::format("{:%Y-%m-%d %H:%M:%S} UTC", fmt::gmtime(std::time(nullptr)));
}

std::string without_zeros(std::string_view text) {
  std::string out(text);
  std::erase(out, '\0');
  return out;
}

}  // namespace

Recorded Journal::begin(const ImportIdentity& identity, bool again) {
  id_ = identity.id;
  for (const char* const sql : side_tables)
    session_.execute(fmt::format(fmt::runtime(sql), prefix_));
  if (again) forget();
  const auto found = session_.select(
      fmt::format("SELECT began, steps, coalesce(finished, '') FROM {}exhume_imports WHERE id = $1",
                  prefix_),
      {id_});
  if (found.empty()) {
    session_.select(
        fmt::format("INSERT INTO {}exhume_imports VALUES ($1, $2, $3, $4, 0, NULL)", prefix_),
        {id_, without_zeros(identity.dump), without_zeros(identity.parameters), now()});
    return {};
  }
  const Session::Texts& row = found.front();
  Recorded recorded{.is_unfinished = row[2].empty(), .is_finished = !row[2].empty()};
  recorded.when = recorded.is_finished ? row[2] : row[0];
  recorded_steps_ = saved_steps_ = std::stoull(row[1]);
  read_notes(recorded);
  return recorded;
}

void Journal::forget() {
  session_.select(fmt::format("DELETE FROM {}exhume_progress WHERE import = $1", prefix_), {id_});
  session_.select(fmt::format("DELETE FROM {}exhume_imports WHERE id = $1", prefix_), {id_});
  recorded_steps_ = saved_steps_ = 0;
  failed_steps_.clear();
  late_changes_.clear();
  made_.clear();
  loaded_.clear();
  parts_with_ranges_.clear();
}

void Journal::read_notes(Recorded& recorded) {
  const auto notes =
      session_.select(fmt::format("SELECT what, part, first_row, last_row, schema_name, note FROM "
                                  "{}exhume_progress WHERE import = $1",
                                  prefix_),
                      {id_});
  for (const Session::Texts& note : notes) {
    const std::uint64_t part = std::stoull(note[1]);
    const std::uint64_t first = std::stoull(note[2]);
    if (note[0] == "failed") failed_steps_[part] = note[5];
    if (note[0] == "change") late_changes_[note[5]] = note[4];
    if (note[0] == "made" || note[0] == "table") made_.emplace(note[4], note[5]);
    if (note[0] == "table") recorded.made.push_back({note[4], note[5]});
    if (note[0] == "warnings") recorded.warnings = first;
    if (note[0] == "refused") loaded_[part].add_refused(first, note[5]);
    if (note[0] == "rows") {
      loaded_[part].add(first, std::stoull(note[3]));
      parts_with_ranges_.insert(part);
    }
  }
}

std::string Journal::change(const std::string& sql) {
  if (is_behind_steps_) {
    if (const auto known = late_changes_.find(sql); known != late_changes_.end()) {
      return known->second;
    }
    std::string problem = session_.try_execute(sql);
    unsaved_.push_back({.what = "change", .schema = problem, .text = sql});
    return problem;
  }
  if (is_replaying()) {
    const auto failed = failed_steps_.find(step_);
    return failed == failed_steps_.end() ? "" : failed->second;
  }
  std::string problem = session_.try_execute(sql);
  if (!problem.empty()) unsaved_.push_back({.what = "failed", .part = step_, .text = problem});
  return problem;
}

void Journal::note_made(std::string_view schema, std::string_view name) {
  if (is_replaying()) return;
  unsaved_.push_back({.what = "made", .schema = std::string(schema), .text = std::string(name)});
}

void Journal::note_made_table(std::string_view schema, std::string_view name) {
  if (is_replaying()) return;
  unsaved_.push_back({.what = "table", .schema = std::string(schema), .text = std::string(name)});
}

bool Journal::made_before(std::string_view schema, std::string_view name) const {
  return made_.contains({std::string(schema), std::string(name)});
}

LoadedRows Journal::loaded(std::uint64_t part) const {
  const auto found = loaded_.find(part);
  return found == loaded_.end() ? LoadedRows{} : found->second;
}

void Journal::note_rows(std::uint64_t part, std::uint64_t first, std::uint64_t last) {
  unsaved_.push_back({.what = "rows", .part = part, .first_row = first, .last_row = last});
  parts_with_ranges_.insert(part);
}

void Journal::note_refused(std::uint64_t part, const RefusedRow& row) {
  unsaved_.push_back(
      {.what = "refused", .part = part, .first_row = row.number, .text = row.reason});
}

void Journal::note_whole(std::uint64_t part) {
  if (parts_with_ranges_.erase(part) > 0) {
    std::erase_if(unsaved_,
                  [part](const Note& note) { return note.what == "rows" && note.part == part; });
    session_.select(fmt::format("DELETE FROM {}exhume_progress WHERE import = $1 AND "
                                "what = 'rows' AND part = $2",
                                prefix_),
                    {id_, std::to_string(part)});
  }
  unsaved_.push_back({.what = "rows", .part = part, .first_row = 1, .last_row = end_of_rows});
}

void Journal::write(const Note& note) {
  session_.select(
      fmt::format("INSERT INTO {}exhume_progress VALUES ($1, $2, $3, $4, $5, $6, $7)", prefix_),
      {id_, note.what, std::to_string(note.part), std::to_string(note.first_row),
       std::to_string(note.last_row), without_zeros(note.schema), without_zeros(note.text)});
}

void Journal::save() {
  for (const Note& note : unsaved_) write(note);
  unsaved_.clear();
  if (step_ <= saved_steps_) return;
  saved_steps_ = step_;
  session_.select(fmt::format("UPDATE {}exhume_imports SET steps = $1 WHERE id = $2", prefix_),
                  {std::to_string(step_), id_});
}

void Journal::finish(std::uint64_t warnings) {
  unsaved_.push_back({.what = "warnings", .first_row = warnings});
  save();
  session_.select(fmt::format("DELETE FROM {}exhume_progress WHERE import = $1 AND "
                              "what NOT IN ('table', 'warnings')",
                              prefix_),
                  {id_});
  session_.select(fmt::format("UPDATE {}exhume_imports SET finished = $1 WHERE id = $2", prefix_),
                  {now(), id_});
}

}  // namespace exhume::target
