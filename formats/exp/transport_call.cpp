#include "formats/exp/transport_call.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "src/base/error.hpp"

namespace exhume::exp {
namespace {

using P = TransportParameter;
constexpr TransportKind text_kind = TransportKind::text;

// Names and order as the public specification of the package and a published stream have them.
constexpr std::array begin_import{
    P{"release", "release of the exporting database", text_kind},
    P{"charset", "id of the database character set"},
    P{"ncharset", "id of the national character set, as a text", text_kind},
    P{"platform", "id of the platform"},
    P{"platform_name", "name of the platform", text_kind},
    P{"highest_object", "highest data object number"},
    P{"highest_lob_sequence", "highest LOB sequence"},
    P{"tablespaces", "number of tablespaces"},
    P{"has_clobs", "1: CLOB columns exist"},
    P{"has_nchars", "1: NCHAR columns exist"},
    P{"char_semantics", "1: columns with lengths in characters exist"},
};
constexpr std::array check_comp_type{
    P{"type", "kind of compatibility", text_kind},
    P{"release", "release that it needs", text_kind},
};
constexpr std::array check_user{P{"owner", "owner of what follows", text_kind}};
constexpr std::array begin_imp_tablespace{
    P{"name", "name", text_kind},
    P{"tsn", "tablespace number"},
    P{"owner", "owner", text_kind},
    P{"files", "number of datafiles"},
    P{"contents", "0: permanent"},
    P{"block_size", "bytes of a block"},
    P{"incarnation", "incarnation"},
    P{"clean_scn", "SCN at which it was made read only"},
    P{"default_min_extents", "default MINEXTENTS"},
    P{"default_max_extents", "default MAXEXTENTS"},
    P{"default_initial", "default INITIAL in blocks"},
    P{"default_next", "default NEXT in blocks"},
    P{"min_extent_length", "smallest extent in blocks"},
    P{"default_pct_increase", "default PCTINCREASE"},
    P{"logging", "1: LOGGING"},
    P{"affinity", "affinity strength"},
    P{"bitmapped", "0: dictionary managed, else blocks of a bit"},
    P{"dbid", "database id"},
    P{"direct_allowed", "1: direct access allowed"},
    P{"flags", "flags of TS$"},
    P{"creation_scn", "creation SCN"},
    P{"group_name", "tablespace group", text_kind},
    P{"spare1", "spare"},
    P{"spare2", "spare"},
    P{"spare3", "spare", text_kind},
    P{"spare4", "spare", text_kind},
    P{"space_file", "file of the space header, of a migrated tablespace"},
    P{"space_block", "block of the space header, of a migrated tablespace"},
    P{"space_blocks", "size of the space header, of a migrated tablespace"},
};
constexpr std::array check_datafile{
    P{"name", "file name without path", text_kind},
    P{"dbid", "database id"},
    P{"fno", "absolute file number"},
    P{"blocks", "size in blocks"},
    P{"tsn", "tablespace number"},
    P{"rfn", "relative file number"},
    P{"max_blocks", "MAXSIZE in blocks"},
    P{"increment", "AUTOEXTEND increment in blocks"},
    P{"creation_scn", "creation SCN"},
    P{"checkpoint_scn", "checkpoint SCN"},
    P{"resetlogs_scn", "resetlogs SCN"},
    P{"spare1", "address of the file's space header"},
    P{"spare2", "spare"},
    P{"spare3", "spare", text_kind},
    P{"spare4", "spare", text_kind},
};
constexpr std::array reclaim_temp_segment{
    P{"file", "relative file of the segment header"},
    P{"block", "block of the segment header"},
    P{"type", "segment type"},
    P{"tsn", "tablespace number"},
    P{"blocks", "blocks"},
    P{"extents", "extents"},
    P{"initial_extent", "first extent in blocks"},
    P{"min_extents", "MINEXTENTS"},
    P{"max_extents", "MAXEXTENTS"},
    P{"next_extent", "next extent in blocks"},
    P{"pct_increase", "PCTINCREASE"},
    P{"user", "user number"},
    P{"freelists", "FREELISTS"},
    P{"freelist_groups", "FREELIST GROUPS"},
    P{"bitmap_ranges", "bitmap ranges"},
    P{"cache_hint", "cache hint"},
    P{"scan_hint", "scan hint"},
    P{"object", "data object number"},
    P{"spare1", "flags"},
    P{"spare2", "spare"},
};

constexpr std::array procedures{
    TransportProcedure{"beginImport", begin_import, begin_import.size()},
    TransportProcedure{"checkCompType", check_comp_type, check_comp_type.size()},
    TransportProcedure{"checkUser", check_user, check_user.size()},
    TransportProcedure{"beginImpTablespace", begin_imp_tablespace, 26},
    TransportProcedure{"checkDatafile", check_datafile, check_datafile.size()},
    TransportProcedure{"endImpTablespace", {}, 0},
    TransportProcedure{"reclaimTempSegment", reclaim_temp_segment, reclaim_temp_segment.size()},
    TransportProcedure{"commitPluggable", {}, 0},
    TransportProcedure{"endImport", {}, 0},
};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

bool is_of_kind(const TransportValue& value, TransportKind kind) {
  return std::holds_alternative<std::monostate>(value) ||
         std::holds_alternative<std::string>(value) == (kind == TransportKind::text);
}

// The name in double quotes at the front of `rest`, which moves behind it.
std::optional<std::string> take_name(std::string_view& rest) {
  if (!rest.starts_with('"')) return std::nullopt;
  const auto end = rest.find('"', 1);
  if (end == rest.npos) return std::nullopt;
  std::string name(rest.substr(1, end - 1));
  rest.remove_prefix(end + 1);
  return name;
}

}  // namespace

std::span<const TransportProcedure> transport_procedures() {
  return procedures;
}

const TransportProcedure* find_transport_procedure(std::string_view name) {
  const auto found = std::ranges::find_if(
      procedures, [name](const auto& procedure) { return same_name(procedure.name, name); });
  return found == procedures.end() ? nullptr : &*found;
}

std::string transport_value_text(const TransportValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  const auto* text = std::get_if<std::string>(&value);
  if (text == nullptr) return "NULL";
  std::string out = "'";
  for (const char c : *text) out.append(c == '\'' ? 2 : 1, c);
  return out + "'";
}

TransportCall::TransportCall(const TransportProcedure& procedure)
    : procedure_(&procedure), arguments_(procedure.required) {}

TransportCall::TransportCall(const TransportProcedure& procedure,
                             std::vector<TransportValue> arguments)
    : procedure_(&procedure), arguments_(std::move(arguments)) {
  const std::size_t most = procedure.parameters.size();
  if (arguments_.size() < procedure.required || arguments_.size() > most) {
    throw Error(Code::bad_structure,
                fmt::format("{} has {} to {} arguments, but {} are given", procedure.name,
                            procedure.required, most, arguments_.size()));
  }
  for (std::size_t i = 0; i < arguments_.size(); ++i) {
    const TransportParameter& parameter = procedure.parameters[i];
    if (is_of_kind(arguments_[i], parameter.kind)) continue;
    throw Error(Code::bad_structure,
                fmt::format("argument {} of {}, {}, is {}, which is no {}", i + 1, procedure.name,
                            parameter.name, transport_value_text(arguments_[i]),
                            parameter.kind == TransportKind::text ? "text" : "number"));
  }
}

const TransportValue* TransportCall::find(std::string_view parameter) const {
  const auto found =
      std::ranges::find(procedure_->parameters, parameter, &TransportParameter::name);
  const auto index = static_cast<std::size_t>(found - procedure_->parameters.begin());
  return index < arguments_.size() ? &arguments_[index] : nullptr;
}

void TransportCall::set(std::string_view parameter, TransportValue value) {
  const auto found =
      std::ranges::find(procedure_->parameters, parameter, &TransportParameter::name);
  const auto index = static_cast<std::size_t>(found - procedure_->parameters.begin());
  arguments_.at(index) = std::move(value);
}

std::optional<std::int64_t> TransportCall::number(std::string_view parameter) const {
  const TransportValue* value = find(parameter);
  const auto* number = value != nullptr ? std::get_if<std::int64_t>(value) : nullptr;
  return number != nullptr ? std::optional(*number) : std::nullopt;
}

std::optional<std::string> TransportCall::text(std::string_view parameter) const {
  const TransportValue* value = find(parameter);
  const auto* text = value != nullptr ? std::get_if<std::string>(value) : nullptr;
  return text != nullptr ? std::optional(*text) : std::nullopt;
}

std::string TransportCall::line() const {
  std::string out = fmt::format("EXECTRP sys.dbms_plugts.{}", procedure_->name);
  if (!arguments_.empty()) {
    out += '(';
    for (std::size_t i = 0; i < arguments_.size(); ++i) {
      if (i > 0) out += ',';
      out += transport_value_text(arguments_[i]);
    }
    out += ')';
  }
  return out + ';';
}

std::string FixTable::line() const {
  return fmt::format("{} \"{}\".\"{}\" {}", keyword, owner, table, value);
}

std::optional<FixTable> parse_fix_table(std::string_view line) {
  const auto blank = line.find(' ');
  if (!line.starts_with("FIXTABLE") || blank == line.npos) return std::nullopt;
  FixTable out{.keyword = std::string(line.substr(0, blank))};
  std::string_view rest = line.substr(blank + 1);
  const auto owner = take_name(rest);
  if (!owner || !rest.starts_with('.')) return std::nullopt;
  rest.remove_prefix(1);
  const auto table = take_name(rest);
  if (!table || !rest.starts_with(' ')) return std::nullopt;
  rest.remove_prefix(1);
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), out.value);
  if (error != std::errc() || end != rest.data() + rest.size()) return std::nullopt;
  out.owner = *owner;
  out.table = *table;
  return out;
}

}  // namespace exhume::exp
