#pragma once
// The record of changes to a file, from which each can be completed or taken back.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/io/file_descriptor.hpp"

namespace exhume::patch {

/// Bytes at one place of a file, before and after a change.
struct Replacement {
  std::uint64_t at = 0;  // offset in the file
  std::vector<std::uint8_t> before;
  std::vector<std::uint8_t> after;  // as many

  bool operator==(const Replacement&) const = default;
};

/// A change and when it was made.
struct Change {
  std::string time;  // "2026-11-20 14:05:00", UTC
  std::string what;  // the fields, in words
  std::vector<Replacement> replacements;
};

/// A text file beside the changed one: a line for each step, with a checksum in front of it. Each
/// step is on the disk before the next one begins; a line that a crash cut off never counted.
class Journal {
 public:
  /// Where a change is that did not end.
  enum class Unfinished : std::uint8_t { nothing, change, undo };

  /// Opens the journal of `file`, which must exist; no journal is an empty one. Throws
  /// Error(bad_structure) when it is damaged before its last line, Error(read_failed).
  explicit Journal(const std::string& file);

  /// The name of the journal of `file`: the file's own, links followed, and ".exhume-undo".
  static std::string path_of(const std::string& file);

  /// The changes that can be taken back, the last one last.
  const std::vector<Change>& changes() const { return changes_; }

  /// Whether the last of changes() is half done or half undone.
  Unfinished unfinished() const { return unfinished_; }

  /// To be called before the first byte of the file is changed, and when all are on the disk.
  void begin_change(Change change);
  void end_change();

  /// The same for taking the last of changes() back.
  void begin_undo();
  void end_undo();

 private:
  void load();
  void replay(const std::string& step);
  void append(const std::string& step);
  void remove();

  std::string path_;
  std::uint64_t sound_size_ = 0;  // bytes of complete lines
  std::vector<Change> changes_;
  Unfinished unfinished_ = Unfinished::nothing;
};

}  // namespace exhume::patch
