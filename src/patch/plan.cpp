#include "src/patch/plan.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "formats/datafile/block_type.hpp"
#include "formats/datafile/cache_header.hpp"
#include "formats/datafile/file_header.hpp"
#include "src/base/error.hpp"
#include "src/datafile/verify.hpp"
#include "src/patch/beliefs.hpp"
#include "src/patch/block_edit.hpp"
#include "src/patch/field_value.hpp"
#include "src/patch/header_names.hpp"
#include "src/patch/recognise.hpp"

namespace exhume::patch {
namespace {

using datafile::BlockFile;
using datafile::BlockView;
using datafile::CacheHeader;
using datafile::Certainty;
using datafile::Field;
using datafile::FieldKind;
using datafile::FileHeader;
using datafile::Scn;

constexpr std::uint64_t header_block = 1;
constexpr std::size_t flags_at = 15;
constexpr Field address_field{"rdba_kcbh", "address", 4, 4, FieldKind::dba, Certainty::verified};
constexpr Field flags_field{"flg_kcbh",     "flags", flags_at, 1, FieldKind::cache_flags,
                            Certainty::high};

[[noreturn]] void refuse(const BlockFile& file, const std::string& why) {
  throw Error(Code::change_refused, why, Place{.file = file.name()});
}

class Planner {
 public:
  Planner(const BlockFile& file, const Request& request) : file_(file), request_(request) {}

  Plan run() {
    if (changes_header()) open_header();
    for (const RawBytes& raw : request_.raw) open(raw.block);
    check();
    if (changes_header()) change_header();
    for (const RawBytes& raw : request_.raw) put(raw);
    for (auto& [number, edit] : edits_) edit.seal();
    for (const auto& [number, edit] : edits_) edit.add_to(plan_);
    believe();
    return std::move(plan_);
  }

 private:
  bool changes_header() const {
    return !request_.fields.empty() || request_.clean || request_.scn_above_highest ||
           request_.checksum;
  }

  BlockEdit& open(std::uint64_t number) {
    const auto found = edits_.find(number);
    return found != edits_.end() ? found->second
                                 : edits_.emplace(number, BlockEdit(file_, number)).first->second;
  }

  BlockEdit& header() { return edits_.at(header_block); }

  void open_header() {
    if (file_.geometry().first_block > header_block) {
      refuse(file_,
             "this is a piece of a datafile without the header in block 1; --raw changes "
             "its blocks");
    }
    open(header_block);
  }

  void check() {
    const auto& geometry = file_.geometry();
    for (const auto& [number, edit] : edits_) {
      if (edit.before().size() != geometry.block_size) {
        refuse(file_, fmt::format("block {} is cut off: {} of its {} bytes are there", number,
                                  edit.before().size(), geometry.block_size));
      }
      auto objections = block_objections(edit.before(), geometry);
      if (number == header_block && changes_header()) {
        const auto more = header_objections(edit.before(), geometry);
        objections.insert(objections.end(), more.begin(), more.end());
        if (request_.checksum) std::erase_if(objections, is_about_checksum);
      }
      for (const std::string& objection : objections) {
        plan_.objections.push_back(fmt::format("Block {}: {}.", number, objection));
      }
    }
    if (!plan_.objections.empty() && !request_.force) {
      refuse(file_, fmt::format("the file is not fully recognised, so nothing was changed; --force "
                                "changes it all the same. {}",
                                fmt::join(plan_.objections, " ")));
    }
  }

  static bool is_about_checksum(const std::string& objection) {
    return objection.find("checksum") != objection.npos;
  }

  Field place_of(const datafile::HeaderField& row) {
    const auto layout = datafile::header_layout(header().before().u8(1));
    const auto field = row.in(layout);
    if (!field) {
      refuse(file_, fmt::format("headers of this layout have no {} ({})", row.name, row.meaning));
    }
    if (field->certainty > Certainty::high) {
      refuse(file_,
             fmt::format("the place of {} ({}) is known with {} certainty only, so it is not "
                         "written; look at it with dbf block, and if you are sure use --raw "
                         "{}:{}=HEX",
                         row.name, row.meaning, to_string(field->certainty), header_block,
                         field->offset));
    }
    return *field;
  }

  Field place_of(std::string_view name) { return place_of(header_field(name)); }

  void change_header() {
    for (const Assignment& assignment : request_.fields) assign(assignment);
    if (request_.clean) {
      const Field field = place_of("kcvfhsta");
      header().set(field, load(header().after(), field) & ~std::uint64_t{FileHeader::fuzzy_bits});
    }
    if (request_.scn_above_highest) raise_checkpoint();
    if (request_.checksum) {
      header().set(flags_field, header().after().u8(flags_at) | CacheHeader::flag_checksum);
    }
  }

  void assign(const Assignment& assignment) {
    const Field field = place_of(assignment.field);
    if (field.kind == FieldKind::text) {
      assign_text(field, assignment.value);
    } else if (field.kind == FieldKind::bytes) {
      assign_bytes(field, assignment.value);
    } else {
      assign_number(field, parse_field_value(field, assignment.value));
    }
  }

  void assign_text(const Field& field, const std::string& text) {
    if (text.empty() && field.name == "kcvfhtnm") {
      throw Error(Code::bad_value, "a tablespace has a name of 1 to 30 bytes");
    }
    header().set_text(field, text);
    if (field.name == "kcvfhtnm") header().set(place_of("kcvfhtln"), text.size());
  }

  void assign_bytes(const Field& field, const std::string& value) {
    const auto bytes = parse_hex(value);
    if (bytes.size() != field.size) {
      throw Error(Code::bad_value, fmt::format("{} has {} bytes, but {} are given", field.name,
                                               field.size, bytes.size()));
    }
    header().set_bytes(field.offset, bytes);
  }

  void assign_number(const Field& field, std::uint64_t value) {
    if (field.kind == FieldKind::scn) return assign_scn(field, Scn{value});
    if (field.name == "kcvfhrfn") assign_relative_file(static_cast<std::uint32_t>(value));
    header().set(field, value);
  }

  void assign_scn(const Field& field, Scn scn) {
    if (FileHeader(header().after()).has_wide_scns()) return header().set_wide(field, scn);
    if (scn.wrap() > 0xffff) {
      throw Error(Code::bad_value,
                  fmt::format("{} is more than the 48 bits that SCNs have before 12.2", scn.value));
    }
    header().set(field, scn.value);
  }

  // The header's own address follows; a bigfile tablespace has no file number in addresses.
  void assign_relative_file(std::uint32_t file) {
    const bool is_bigfile = FileHeader(header().before()).is_bigfile();
    if (is_bigfile || file == 0 || file > datafile::Rdba::max_file) {
      refuse(file_, fmt::format("{} cannot become the relative file number: it is 1 to 1023, and "
                                "stays 1024 in a bigfile tablespace",
                                file));
    }
    header().set(address_field, datafile::Rdba::of(file, header_block).value);
  }

  void raise_checkpoint() {
    const Scn highest = verify(file_, {}).totals.highest_scn;
    if (FileHeader(header().after()).checkpoint_scn() > highest) return;
    assign_scn(place_of("kcvfhckp.kcvcpscn"), Scn{highest.value + 1});
  }

  void put(const RawBytes& raw) {
    BlockEdit& edit = open(raw.block);
    if (!edit.before().has(raw.offset, raw.bytes.size())) {
      throw Error(Code::imp_bad_parameter,
                  fmt::format("{} bytes at {} do not fit into a block of {}", raw.bytes.size(),
                              raw.offset, edit.before().size()));
    }
    edit.set_bytes(raw.offset, raw.bytes);
  }

  void believe() {
    if (const auto found = edits_.find(header_block); found != edits_.end()) {
      const auto is_header = [](const BlockView& block) {
        return block.u8(0) == datafile::block_type::file_header;
      };
      if (is_header(found->second.before()) && is_header(found->second.after())) {
        plan_.beliefs =
            beliefs(FileHeader(found->second.before()), FileHeader(found->second.after()));
      }
    }
    for (const BlockChange& block : plan_.blocks) {
      const BlockView after(block.after, file_.geometry().order);
      for (const std::string& objection : block_objections(after, file_.geometry())) {
        plan_.beliefs.push_back(fmt::format(
            "Oracle will call block {} corrupt after this change: {}.", block.number, objection));
      }
    }
    if (!request_.raw.empty() && !plan_.blocks.empty()) {
      plan_.beliefs.emplace_back("What --raw writes is not checked for sense.");
    }
  }

  const BlockFile& file_;
  const Request& request_;
  std::map<std::uint64_t, BlockEdit> edits_;
  Plan plan_;
};

}  // namespace

bool Request::is_empty() const {
  return fields.empty() && raw.empty() && !clean && !scn_above_highest && !checksum;
}

Plan make_plan(const datafile::BlockFile& file, const Request& request) {
  return Planner(file, request).run();
}

}  // namespace exhume::patch
