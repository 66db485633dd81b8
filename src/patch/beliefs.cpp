#include "src/patch/beliefs.hpp"

#include <fmt/format.h>

namespace exhume::patch {
namespace {

using datafile::FileHeader;

void believe_status(std::vector<std::string>& out, const FileHeader& before,
                    const FileHeader& after) {
  if (before.is_fuzzy() && !after.is_fuzzy()) {
    out.push_back(fmt::format(
        "Oracle will believe that the file was closed cleanly at SCN {} and needs no recovery. "
        "Changes that were still in memory or in the redo log are lost, blocks may contradict "
        "each other and their indexes, and nothing will say so.",
        after.checkpoint_scn().value));
    if (after.value("kcvfhrfs").value_or(0) != 0 || after.value("kcvfhafs").value_or(0) != 0) {
      out.emplace_back(
          "The recovery fuzzy or absolute fuzzy SCN is still set; Oracle may call the file fuzzy "
          "for that alone.");
    }
  }
  if (!before.is_fuzzy() && after.is_fuzzy()) {
    out.emplace_back("Oracle will believe that the file needs recovery before it may be opened.");
  }
}

void believe_checkpoint(std::vector<std::string>& out, const FileHeader& before,
                        const FileHeader& after) {
  if (after.checkpoint_scn() > before.checkpoint_scn()) {
    out.push_back(fmt::format(
        "Oracle will believe that every change up to SCN {} is in the file, and will not ask for "
        "the redo between {} and there.",
        after.checkpoint_scn().value, before.checkpoint_scn().value));
  }
  if (after.checkpoint_scn() < before.checkpoint_scn()) {
    out.push_back(
        fmt::format("Oracle will ask for redo from SCN {} on, and meet blocks that are newer.",
                    after.checkpoint_scn().value));
  }
  if (after.checkpoint_redo() != before.checkpoint_redo() ||
      after.checkpoint_time() != before.checkpoint_time() ||
      after.checkpoint_counter() != before.checkpoint_counter()) {
    out.emplace_back(
        "A control file that knows this file compares the checkpoint with its own record, and "
        "asks for recovery when they differ.");
  }
}

void believe_identity(std::vector<std::string>& out, const FileHeader& before,
                      const FileHeader& after) {
  if (after.database_id() != before.database_id() ||
      after.database_name() != before.database_name()) {
    out.push_back(fmt::format("Oracle will take the file for one of database {}, id {}.",
                              datafile::ascii_text(as_bytes(after.database_name())),
                              after.database_id()));
  }
  if (after.resetlogs_scn() != before.resetlogs_scn() ||
      after.resetlogs_time() != before.resetlogs_time()) {
    out.emplace_back(
        "Oracle will take the file for one of another incarnation of the database, and apply or "
        "refuse redo accordingly.");
  }
  if (after.tablespace_number() != before.tablespace_number() ||
      after.tablespace_name() != before.tablespace_name()) {
    out.emplace_back(
        "Oracle will look for the tablespace under its new number and name; a dictionary that "
        "has the old ones does not fit any more.");
  }
  if (after.relative_file_number() != before.relative_file_number()) {
    out.push_back(fmt::format(
        "Every other block, row address and index entry still names relative file {}: Oracle will "
        "call them corrupt.",
        before.relative_file_number()));
  }
  if (after.file_number() != before.file_number()) {
    out.push_back(fmt::format("Only a control file that calls it file {} will take it.",
                              after.file_number()));
  }
}

void believe_size(std::vector<std::string>& out, const FileHeader& before,
                  const FileHeader& after) {
  if (after.block_count() == before.block_count() && after.block_size() == before.block_size()) {
    return;
  }
  out.push_back(fmt::format("Oracle will expect {} blocks of {} bytes, whatever the file has.",
                            after.block_count(), after.block_size()));
}

}  // namespace

std::vector<std::string> beliefs(const FileHeader& before, const FileHeader& after) {
  std::vector<std::string> out;
  believe_status(out, before, after);
  believe_checkpoint(out, before, after);
  believe_identity(out, before, after);
  believe_size(out, before, after);
  return out;
}

}  // namespace exhume::patch
