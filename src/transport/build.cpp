#include "src/transport/build.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "formats/datafile/platform.hpp"
#include "src/base/error.hpp"
#include "src/sql/printer.hpp"
#include "src/transport/build_tables.hpp"

namespace exhume::transport {
namespace {

using datafile::FileHeader;
using exp::TransportCall;

constexpr std::string_view linux_64 = "Linux x86 64-bit";
constexpr std::string_view solaris_64 = "Solaris[tm] OE (64-bit)";
constexpr std::int64_t one_mebibyte = 1 << 20;
constexpr std::int64_t unit_bytes = 65536;  // of autoallocated tablespaces
constexpr std::int64_t unlimited_extents = 2147483645;
constexpr std::uint32_t most_blocks = 4194302;  // of a smallfile
constexpr std::uint32_t most_bigfile_blocks = 4294967293;
// Bits of TS$.FLAGS.
constexpr std::int64_t flag_autoallocate = 0x1;
constexpr std::int64_t flag_automatic_segments = 0x20;
constexpr std::int64_t flag_bigfile = 0x100000;

TransportCall call(std::string_view procedure) {
  return TransportCall(*exp::find_transport_procedure(procedure));
}

std::int64_t number(datafile::Scn scn) {
  return static_cast<std::int64_t>(scn.value);
}

// Files of one tablespace.
struct FileGroup {
  std::vector<const Orphan*> files;  // by relative number

  FileHeader header() const { return files.front()->info.header(); }
};

class Drafter {
 public:
  Drafter(std::span<const Orphan> files, const BuildRequest& request)
      : files_(files), request_(request) {}

  Draft run() {
    group();
    draft_.tables = choose_tables(files_, request_, draft_.remarks);
    for (const exp::FixTable& fix : request_.fix_tables) table_of(fix).fixes.push_back(fix);
    add_import();
    add_compatibility();
    for (const BuiltTable& table : draft_.tables) add_user(table.owner);
    for (const auto& [number, group] : groups_) add_tablespace(group);
    draft_.calls.insert(draft_.calls.end(), request_.temporary_segments.begin(),
                        request_.temporary_segments.end());
    draft_.calls.push_back(call("commitPluggable"));
    return std::move(draft_);
  }

 private:
  void group() {
    for (const Orphan& file : files_) {
      const FileHeader header = file.info.header();
      const FileHeader first = files_.front().info.header();
      if (header.database_id() != first.database_id() ||
          header.resetlogs_scn() != first.resetlogs_scn()) {
        throw Error(Code::change_refused,
                    fmt::format("{} and {} are of different databases or incarnations; dbf info "
                                "shows how they differ",
                                files_.front().info.name, file.info.name));
      }
      if (header.is_fuzzy()) {
        draft_.remarks.push_back(fmt::format(
            "{} is not clean ({}): imp will say ORA-29338 until dbf set {} --clean --write.",
            file.info.name, datafile::file_status_text(header.status()), file.info.name));
      }
      groups_[header.tablespace_number()].files.push_back(&file);
    }
    for (auto& [tsn, group] : groups_) {
      std::ranges::sort(group.files, {}, [](const Orphan* file) {
        return file->info.header().relative_file_number();
      });
    }
  }

  BuiltTable& table_of(const exp::FixTable& fix) {
    const auto found = std::ranges::find_if(draft_.tables, [&fix](const BuiltTable& table) {
      return table.owner == fix.owner && table.create.name.object.text == fix.table;
    });
    if (found != draft_.tables.end()) return *found;
    throw Error(Code::imp_bad_parameter,
                fmt::format("{} is of no table that the dump creates", fix.line()));
  }

  // The call of another dump that a new one is to be like, or one without arguments.
  static TransportCall like(const TransportCall* other, std::string_view procedure) {
    return other != nullptr ? *other : call(procedure);
  }

  void add_import() {
    const auto& like_set = request_.like;
    const bool has_like = like_set && like_set->begin;
    TransportCall begin = like(has_like ? &*like_set->begin : nullptr, "beginImport");
    if (!has_like) {
      begin.set("release", request_.release);
      begin.set("charset", std::int64_t{request_.charset});
      begin.set("ncharset", std::to_string(request_.ncharset));
      begin.set("highest_lob_sequence", std::int64_t{1});
      for (const char* const none : {"has_clobs", "has_nchars", "char_semantics"}) {
        begin.set(none, std::int64_t{0});
      }
      set_platform(begin);
    }
    std::uint32_t highest = 0;
    for (const Orphan& file : files_) highest = std::max(highest, file.highest_object);
    const std::int64_t known = begin.number("highest_object").value_or(0);
    begin.set("highest_object", std::max<std::int64_t>(known, highest));
    begin.set("tablespaces", static_cast<std::int64_t>(groups_.size()));
    draft_.calls.push_back(std::move(begin));
  }

  void set_platform(TransportCall& begin) {
    const auto order = files_.front().info.geometry.order;
    const std::string_view usual = order == datafile::ByteOrder::big ? solaris_64 : linux_64;
    const datafile::Platform* platform =
        datafile::find_platform(request_.platform.empty() ? usual : request_.platform);
    if (platform == nullptr) {
      throw Error(Code::imp_bad_parameter,
                  fmt::format("there is no platform {}; give the name or id that "
                              "V$TRANSPORTABLE_PLATFORM has",
                              request_.platform));
    }
    if (request_.platform.empty()) {
      draft_.remarks.push_back(
          fmt::format("The platform is assumed to be {}: the header only tells the byte order.",
                      platform->name));
    }
    begin.set("platform", std::int64_t{platform->id});
    begin.set("platform_name", std::string(platform->name));
  }

  void add_compatibility() {
    if (request_.like && !request_.like->compatibility.empty()) {
      draft_.calls.insert(draft_.calls.end(), request_.like->compatibility.begin(),
                          request_.like->compatibility.end());
      return;
    }
    TransportCall check = call("checkCompType");
    check.set("type", std::string("COMPATSG"));
    check.set("release", request_.release);
    draft_.calls.push_back(std::move(check));
  }

  void add_user(const std::string& owner) {
    const bool is_known = std::ranges::any_of(draft_.calls, [&owner](const TransportCall& known) {
      return known.text("owner") == owner && known.procedure().name == "checkUser";
    });
    if (is_known) return;
    TransportCall check = call("checkUser");
    check.set("owner", owner);
    draft_.calls.push_back(std::move(check));
  }

  void add_tablespace(const FileGroup& group) {
    const bool has_like = request_.like && !request_.like->tablespaces.empty();
    const Tablespace* other = has_like ? &request_.like->tablespaces.front() : nullptr;
    TransportCall begin = like(other != nullptr ? &other->begin : nullptr, "beginImpTablespace");
    if (other == nullptr) set_tablespace_defaults(begin, group);
    const FileHeader header = group.header();
    datafile::Scn clean = header.checkpoint_scn();
    datafile::Scn creation = header.creation_scn();
    for (const Orphan* file : group.files) {
      clean = std::max(clean, file->info.header().checkpoint_scn());
      creation = std::min(creation, file->info.header().creation_scn());
    }
    begin.set("name", std::string(header.tablespace_name()));
    begin.set("tsn", std::int64_t{header.tablespace_number()});
    begin.set("files", static_cast<std::int64_t>(group.files.size()));
    begin.set("block_size", std::int64_t{header.block_size()});
    begin.set("clean_scn", number(clean));
    begin.set("dbid", std::int64_t{header.database_id()});
    begin.set("creation_scn", number(creation));
    draft_.calls.push_back(std::move(begin));
    const TransportCall* other_file =
        other != nullptr && !other->files.empty() ? &other->files.front() : nullptr;
    for (const Orphan* file : group.files) add_file(*file, other_file);
  }

  void set_tablespace_defaults(TransportCall& begin, const FileGroup& group) {
    const Orphan& first = *group.files.front();
    const std::int64_t block_size = group.header().block_size();
    const std::int64_t usual_unit = std::max<std::int64_t>(unit_bytes / block_size, 1);
    const std::int64_t unit = first.space ? first.space->unit : usual_unit;
    const bool is_uniform = unit != usual_unit;
    const auto is_automatic = [](const Segment& segment) { return segment.automatic; };
    const bool automatic = std::ranges::any_of(first.segments, is_automatic);
    const std::pair<const char*, std::int64_t> values[] = {
        {"contents", 0},
        {"incarnation", 1},
        {"default_min_extents", 1},
        {"default_max_extents", unlimited_extents},
        {"default_initial", unit},
        {"default_next", is_uniform ? unit : one_mebibyte / block_size},
        {"min_extent_length", unit},
        {"default_pct_increase", 0},
        {"logging", 1},
        {"affinity", 0},
        {"bitmapped", unit},
        {"direct_allowed", 1},
        {"flags", (is_uniform ? 0 : flag_autoallocate) | (automatic ? flag_automatic_segments : 0) |
                      (group.header().is_bigfile() ? flag_bigfile : 0)},
        {"spare1", 0},
        {"spare2", 0},
    };
    begin.set("owner", std::string("SYS"));
    for (const auto& [name, value] : values) begin.set(name, value);
    if (!first.space) {
      draft_.remarks.push_back(
          fmt::format("{} has no space header in block 2: extents of {} blocks "
                      "are assumed.",
                      first.info.name, unit));
    }
  }

  void add_file(const Orphan& file, const TransportCall* other) {
    TransportCall check = like(other, "checkDatafile");
    const FileHeader header = file.info.header();
    if (other == nullptr) {
      const bool extends = file.space && file.space->auto_extend && file.space->max_size > 0;
      const std::uint32_t most = header.is_bigfile() ? most_bigfile_blocks : most_blocks;
      check.set("max_blocks", std::int64_t{extends ? file.space->max_size : most});
      check.set("increment", std::int64_t{extends ? file.space->increment : 0});
      check.set("spare1",
                std::int64_t{header.is_bigfile()
                                 ? 2
                                 : datafile::Rdba::of(header.relative_file_number(), 2).value});
    }
    check.set("dbid", std::int64_t{header.database_id()});
    check.set("fno", std::int64_t{header.file_number()});
    check.set("blocks", std::int64_t{header.block_count()});
    check.set("tsn", std::int64_t{header.tablespace_number()});
    check.set("rfn", std::int64_t{header.relative_file_number()});
    check.set("creation_scn", number(header.creation_scn()));
    check.set("checkpoint_scn", number(header.checkpoint_scn()));
    check.set("resetlogs_scn", number(header.resetlogs_scn()));
    draft_.calls.push_back(std::move(check));
  }

  std::span<const Orphan> files_;
  const BuildRequest& request_;
  std::map<std::int32_t, FileGroup> groups_;  // by tablespace number
  Draft draft_;
};

}  // namespace

Draft make_draft(std::span<const Orphan> files, const BuildRequest& request) {
  return Drafter(files, request).run();
}

std::vector<std::string> statement_lines(const Draft& draft) {
  std::vector<std::string> lines;
  for (const TransportCall& each : draft.calls) lines.push_back(each.line());
  std::string owner;
  for (const BuiltTable& table : draft.tables) {
    if (table.owner != owner) lines.push_back(fmt::format("CONNECT {}", table.owner));
    owner = table.owner;
    lines.push_back(fmt::format("TABLE \"{}\"", table.create.name.object.text));
    lines.push_back(sql::print(table.create));
    for (const exp::FixTable& fix : table.fixes) lines.push_back(fix.line());
    lines.emplace_back("ENDTABLE");
  }
  lines.emplace_back("CONNECT SYS");
  lines.push_back(call("endImport").line());
  lines.emplace_back("EXIT");
  return lines;
}

}  // namespace exhume::transport
