#pragma once
// How far an import has come, recorded in its target in the same transactions as its work.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/target/database.hpp"
#include "src/target/session.hpp"

namespace exhume::target {

/// The record of one import. An import is a row of steps, one for each statement and table that the
/// dump brings, always in the same order. One that goes on takes all its steps again from the
/// first: those that are recorded as done change nothing in the target and come out as they did
/// before, so that what the program knows of the tables is the same as if it had never been cut
/// off.
class Journal {
 public:
  /// `session` must outlive it. `prefix` stands before the names of the side tables: "" or
  /// "exhume.".
  Journal(Session& session, std::string prefix) : session_(session), prefix_(std::move(prefix)) {}

  /// As Database::begin_import().
  Recorded begin(const ImportIdentity& identity, bool again);

  /// Takes notes for an import that another session has begun.
  void attach(const std::string& import_id) { id_ = import_id; }

  const std::string& import_id() const { return id_; }

  /// Behind end_steps() there are none.
  void begin_step() { step_ += is_behind_steps_ ? 0 : 1; }

  /// Whether the current step was done by an earlier run.
  bool is_replaying() const { return !is_behind_steps_ && step_ <= recorded_steps_; }

  /// Runs a statement that changes the target, unless that was done before, and returns why it
  /// was refused, or "".
  std::string change(const std::string& sql);

  /// From here on changes are known by their text, since their order depends on how far the dump
  /// went.
  void end_steps() { is_behind_steps_ = true; }

  /// Takes note of a relation or table that this import made, and tells of those that an earlier
  /// run made. All the others in the target were there before.
  void note_made(std::string_view schema, std::string_view name);
  void note_made_table(std::string_view schema, std::string_view name);
  bool made_before(std::string_view schema, std::string_view name) const;

  /// What earlier runs have of the rows of a part.
  LoadedRows loaded(std::uint64_t part) const;

  /// Takes note of rows that are in: from `first` to `last`, whatever was refused of them.
  void note_rows(std::uint64_t part, std::uint64_t first, std::uint64_t last);
  void note_refused(std::uint64_t part, const RefusedRow& row);

  /// Says that other sessions take note of rows of the part.
  void expect_rows(std::uint64_t part) { parts_with_ranges_.insert(part); }

  /// Takes note that all rows of the part are in.
  void note_whole(std::uint64_t part);

  /// Writes what has been noted; it becomes permanent with the transaction.
  void save();

  /// The same, and that the import is finished, with so many warnings. What it made is kept.
  void finish(std::uint64_t warnings);

 private:
  // One row of exhume_progress.
  struct Note {
    std::string what;
    std::uint64_t part = 0;  // or the number of a step
    std::uint64_t first_row = 0;
    std::uint64_t last_row = 0;
    std::string schema;
    std::string text;
  };

  void forget();
  void read_notes(Recorded& recorded);
  void write(const Note& note);

  Session& session_;
  std::string prefix_;
  std::string id_;
  std::uint64_t step_ = 0;
  std::uint64_t recorded_steps_ = 0;
  std::uint64_t saved_steps_ = 0;
  bool is_behind_steps_ = false;
  std::map<std::uint64_t, std::string> failed_steps_;             // and why
  std::map<std::string, std::string, std::less<>> late_changes_;  // and why they were refused
  std::set<std::pair<std::string, std::string>, std::less<>> made_;
  std::map<std::uint64_t, LoadedRows> loaded_;
  std::set<std::uint64_t> parts_with_ranges_;
  std::vector<Note> unsaved_;
};

}  // namespace exhume::target
