#include "src/transport/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "charset/character_set.hpp"
#include "formats/datafile/platform.hpp"
#include "src/transport/violations.hpp"

namespace exhume::transport {
namespace {

using datafile::FileHeader;
using exp::TransportCall;

// The ORA- numbers of imp for transportable tablespaces.
constexpr int not_ready = 29338;
constexpr int block_size_differs = 29339;
constexpr int looks_corrupted = 29340;
constexpr int not_self_contained = 29341;
constexpr int user_missing = 29342;
constexpr int charset_differs = 29345;
constexpr int datafiles_missing = 29348;
constexpr int system_tablespace = 29351;
constexpr int too_new = 721;

// "10.2.0.3.0" in parts that compare.
std::vector<int> release_parts(std::string_view text) {
  std::vector<int> out;
  while (!text.empty()) {
    int part = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), part).ptr;
    out.push_back(part);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.starts_with('.')) break;
    text.remove_prefix(1);
  }
  return out;
}

std::string charset_text(std::int64_t id) {
  const auto* set =
      id > 0 && id < UINT16_MAX ? charset::find(static_cast<std::uint16_t>(id)) : nullptr;
  return set != nullptr ? fmt::format("{} ({})", id, set->name) : std::to_string(id);
}

class Checker {
 public:
  Checker(const TransportSet& set, std::span<const Orphan> files,
          std::span<const datafile::BlockFile> blocks, const TargetDatabase& target)
      : set_(set), files_(files), blocks_(blocks), target_(target) {}

  std::vector<Objection> run() {
    check_frame();
    if (set_.begin) check_import(*set_.begin);
    check_compatibility();
    for (const Tablespace& tablespace : set_.tablespaces) check_tablespace(tablespace);
    check_files();
    check_owners();
    check_segments();
    for (const std::string& violation : violations(set_)) {
      object(not_self_contained, violation + ".");
    }
    return std::move(found_);
  }

 private:
  void object(int error, std::string message) {
    found_.push_back({.oracle_error = error, .message = std::move(message)});
  }

  void check_frame() {
    for (const std::string& problem : set_.problems) object(looks_corrupted, problem + ".");
    const auto missing = [this](bool is_there, std::string_view call) {
      if (!is_there) object(looks_corrupted, fmt::format("The dump has no {}.", call));
    };
    missing(set_.begin.has_value(), "beginImport");
    missing(!set_.tablespaces.empty(), "beginImpTablespace");
    missing(set_.is_committed, "commitPluggable");
    missing(set_.is_ended, "endImport");
    const auto counted = set_.begin ? set_.begin->number("tablespaces") : std::nullopt;
    if (counted && *counted != static_cast<std::int64_t>(set_.tablespaces.size())) {
      differ("beginImport", "tablespaces", *counted,
             static_cast<std::int64_t>(set_.tablespaces.size()),
             "The number of tablespaces is not that of the calls.");
    }
  }

  void differ(std::string call, std::string_view parameter, std::int64_t in_dump,
              std::int64_t in_file, std::string message) {
    found_.push_back({.oracle_error = looks_corrupted,
                      .call = std::move(call),
                      .parameter = std::string(parameter),
                      .in_dump = std::to_string(in_dump),
                      .in_file = std::to_string(in_file),
                      .message = std::move(message)});
  }

  // A number that the header has too.
  void compare(const TransportCall& call, const std::string& label, std::string_view parameter,
               std::int64_t in_file) {
    const auto in_dump = call.number(parameter);
    if (in_dump == in_file) return;
    differ(label, parameter, in_dump.value_or(0), in_file,
           "The argument is not what the file's header says.");
  }

  void check_import(const TransportCall& begin) {
    const auto target_differs = [&](int error, std::string_view parameter, std::string in_dump,
                                    std::string in_target, std::string message) {
      found_.push_back({error, "beginImport", std::string(parameter), std::move(in_dump),
                        std::move(in_target), std::move(message)});
    };
    const std::int64_t charset = begin.number("charset").value_or(0);
    if (target_.charset && charset != *target_.charset) {
      target_differs(charset_differs, "charset", charset_text(charset),
                     charset_text(*target_.charset), "The database has another character set.");
    }
    const std::string ncharset = begin.text("ncharset").value_or("");
    if (target_.ncharset && ncharset != std::to_string(*target_.ncharset)) {
      target_differs(charset_differs, "ncharset", ncharset, charset_text(*target_.ncharset),
                     "The database has another national character set.");
    }
    check_platform(begin);
  }

  void check_platform(const TransportCall& begin) {
    const datafile::Platform* platform =
        datafile::find_platform(std::to_string(begin.number("platform").value_or(0)));
    if (platform == nullptr) return;
    for (const Orphan& file : files_) {
      if (file.info.geometry.order == platform->order) continue;
      found_.push_back({looks_corrupted, "beginImport", "platform", std::string(platform->name),
                        file.info.name, "The file has the other byte order than the platform."});
    }
    const datafile::Platform* target = datafile::find_platform(target_.platform);
    if (target != nullptr && target->order != platform->order) {
      found_.push_back({looks_corrupted, "beginImport", "platform", std::string(platform->name),
                        std::string(target->name),
                        "The platforms have different byte orders: convert the files first."});
    }
  }

  void check_compatibility() {
    if (target_.release.empty()) return;
    for (const TransportCall& check : set_.compatibility) {
      const std::string needed = check.text("release").value_or("");
      if (release_parts(needed) <= release_parts(target_.release)) continue;
      found_.push_back({too_new, "checkCompType", "release", needed, target_.release,
                        "The database's COMPATIBLE is too low for the set."});
    }
  }

  const Orphan* file_of(std::int64_t tsn, std::int64_t rfn) const {
    const auto found = std::ranges::find_if(files_, [&](const Orphan& file) {
      const FileHeader header = file.info.header();
      return header.tablespace_number() == tsn && header.relative_file_number() == rfn;
    });
    return found == files_.end() ? nullptr : &*found;
  }

  void check_tablespace(const Tablespace& tablespace) {
    const TransportCall& begin = tablespace.begin;
    const std::string name = begin.text("name").value_or("");
    const std::string label = fmt::format("beginImpTablespace ({})", name);
    if (name == "SYSTEM" || name == "SYSAUX") {
      object(system_tablespace, fmt::format("Tablespace {} cannot be transported.", name));
    }
    const std::int64_t block_size = begin.number("block_size").value_or(0);
    if (target_.block_size && block_size != *target_.block_size) {
      found_.push_back({block_size_differs, label, "block_size", std::to_string(block_size),
                        std::to_string(*target_.block_size),
                        "The database needs a buffer cache of this block size."});
    }
    if (begin.number("files") != static_cast<std::int64_t>(tablespace.files.size())) {
      differ(label, "files", begin.number("files").value_or(0),
             static_cast<std::int64_t>(tablespace.files.size()),
             "The number of files is not that of the checkDatafile calls.");
    }
    for (const TransportCall& call : tablespace.files) check_file(begin, label, call);
  }

  void check_file(const TransportCall& tablespace, const std::string& label,
                  const TransportCall& call) {
    const std::int64_t tsn = call.number("tsn").value_or(-1);
    const std::int64_t rfn = call.number("rfn").value_or(-1);
    const std::string file_label =
        fmt::format("checkDatafile (file {})", call.number("fno").value_or(0));
    const Orphan* file = file_of(tsn, rfn);
    if (file == nullptr) {
      found_.push_back({datafiles_missing, file_label, "", "", "",
                        fmt::format("No file with tablespace number {} and relative number {} is "
                                    "given.",
                                    tsn, rfn)});
      return;
    }
    const FileHeader header = file->info.header();
    const auto scn = [](datafile::Scn value) { return static_cast<std::int64_t>(value.value); };
    compare(call, file_label, "dbid", header.database_id());
    compare(call, file_label, "fno", header.file_number());
    compare(call, file_label, "blocks", header.block_count());
    compare(call, file_label, "creation_scn", scn(header.creation_scn()));
    compare(call, file_label, "checkpoint_scn", scn(header.checkpoint_scn()));
    compare(call, file_label, "resetlogs_scn", scn(header.resetlogs_scn()));
    compare(tablespace, label, "tsn", header.tablespace_number());
    compare(tablespace, label, "block_size", header.block_size());
    compare(tablespace, label, "dbid", header.database_id());
    if (tablespace.text("name") != header.tablespace_name()) {
      found_.push_back({looks_corrupted, label, "name", tablespace.text("name").value_or(""),
                        std::string(header.tablespace_name()),
                        "The argument is not what the file's header says."});
    }
    if (tablespace.number("clean_scn").value_or(0) < scn(header.checkpoint_scn())) {
      differ(label, "clean_scn", tablespace.number("clean_scn").value_or(0),
             scn(header.checkpoint_scn()), "The file was written after the tablespace was clean.");
    }
    if (tablespace.number("creation_scn").value_or(0) > scn(header.creation_scn())) {
      differ(label, "creation_scn", tablespace.number("creation_scn").value_or(0),
             scn(header.creation_scn()), "The tablespace is younger than its file.");
    }
    if (file->space && tablespace.number("bitmapped").value_or(0) != 0) {
      compare(tablespace, label, "bitmapped", file->space->unit);
    }
  }

  void check_files() {
    for (const Orphan& file : files_) {
      const FileHeader header = file.info.header();
      if (header.is_fuzzy()) {
        object(not_ready, fmt::format("{} is not ready: its status is {}.", file.info.name,
                                      datafile::file_status_text(header.status())));
      }
      const bool is_known = std::ranges::any_of(set_.tablespaces, [&](const Tablespace& known) {
        return std::ranges::any_of(known.files, [&](const TransportCall& call) {
          return call.number("tsn") == header.tablespace_number() &&
                 call.number("rfn") == std::int64_t{header.relative_file_number()};
        });
      });
      if (!is_known) {
        object(looks_corrupted, fmt::format("No checkDatafile is about {} (tablespace number {}, "
                                            "relative file {}).",
                                            file.info.name, header.tablespace_number(),
                                            header.relative_file_number()));
      }
    }
  }

  void check_owners() {
    std::set<std::string> reported;
    for (const CreatedObject& created : set_.objects) {
      const bool is_checked = std::ranges::find(set_.users, created.owner) != set_.users.end();
      if (is_checked || created.owner == "SYS" || !reported.insert(created.owner).second) continue;
      object(user_missing,
             fmt::format("Objects of {} follow, but no checkUser names that user.", created.owner));
    }
  }

  void check_segments() {
    for (const SegmentPlace& place : segment_places(set_)) {
      for (const datafile::BlockFile& file : blocks_) {
        const auto known = std::ranges::find(files_, file.name(),
                                             [](const Orphan& orphan) { return orphan.info.name; });
        const FileHeader header = known->info.header();
        if (header.tablespace_name() != place.tablespace ||
            header.relative_file_number() != place.file) {
          continue;
        }
        check_segment(place, segment_at(file, place.block));
      }
    }
  }

  void check_segment(const SegmentPlace& place, const std::variant<Segment, std::string>& found) {
    const std::string label = fmt::format("{}.{}", place.owner, place.name);
    if (const auto* why = std::get_if<std::string>(&found)) {
      found_.push_back({looks_corrupted, label, "SEG_BLOCK", std::to_string(place.block), "",
                        fmt::format("The segment header is not there: {}.", *why)});
      return;
    }
    const Segment& segment = std::get<Segment>(found);
    if (segment.object == place.object) return;
    differ(label, "OBJNO_REUSE", place.object, segment.object,
           "The segment header belongs to another object.");
  }

  const TransportSet& set_;
  std::span<const Orphan> files_;
  std::span<const datafile::BlockFile> blocks_;
  const TargetDatabase& target_;
  std::vector<Objection> found_;
};

}  // namespace

std::vector<Objection> check(const TransportSet& set, std::span<const Orphan> files,
                             std::span<const datafile::BlockFile> blocks,
                             const TargetDatabase& target) {
  return Checker(set, files, blocks, target).run();
}

std::string to_string(const Objection& objection) {
  std::string out = fmt::format("ORA-{:05}: ", objection.oracle_error);
  if (!objection.call.empty()) out += objection.call;
  if (!objection.parameter.empty()) out += fmt::format(", {}", objection.parameter);
  if (!objection.call.empty()) out += ": ";
  out += objection.message;
  if (!objection.in_dump.empty() || !objection.in_file.empty()) {
    out += fmt::format(" In the dump: {}; here: {}.", objection.in_dump, objection.in_file);
  }
  return out;
}

}  // namespace exhume::transport
