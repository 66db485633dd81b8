#pragma once
// A file whose bytes are replaced in place, so that a crash leaves the old ones or the new.

#include <optional>
#include <span>
#include <string>

#include "src/base/bytes.hpp"
#include "src/io/file_descriptor.hpp"
#include "src/patch/journal.hpp"

namespace exhume::patch {

/// Owns the file for as long as it lives: no second one of the same file can be opened.
class PatchedFile {
 public:
  /// Opens `path` and completes what a crash left half done. Throws Error: imp_cannot_open_file,
  /// change_refused for what is no regular file or is being changed by another process, and as
  /// Journal does.
  explicit PatchedFile(const std::string& path);

  /// What was completed at opening; nothing is the rule.
  const std::optional<Change>& completed() const { return completed_; }

  /// True when a change of `path` was interrupted and waits for a PatchedFile to complete it.
  static bool is_unfinished(const std::string& path);

  /// Replaces bytes. `what` says in words what is changed. When it returns, everything is on the
  /// disk. Throws Error: change_refused when the file does not hold the old bytes any more,
  /// write_failed, read_failed; only after write_failed may bytes have been changed, and the next
  /// PatchedFile completes the change.
  void apply(std::string what, std::vector<Replacement> replacements);

  /// Takes the last change back and returns it; nothing when there is none. An undo that was
  /// completed at opening is the one that counts. `force` does so although the file does not hold
  /// the changed bytes any more. Throws as apply() does.
  std::optional<Change> undo(bool force);

 private:
  void complete();
  bool holds(std::uint64_t at, Bytes bytes) const;
  void write(std::uint64_t at, Bytes bytes);
  void write_all(const Change& change, std::vector<std::uint8_t> Replacement::*side);

  std::string path_;
  io::FileDescriptor fd_;
  Journal journal_;
  std::optional<Change> completed_;
  bool completed_undo_ = false;
};

}  // namespace exhume::patch
