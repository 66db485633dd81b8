#include "src/patch/header_names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <vector>

#include "src/base/error.hpp"

namespace exhume::patch {
namespace {

constexpr auto names = std::to_array<HeaderName>({
    {"software", "kccfhswv"},
    {"compatibility", "kccfhcvn"},
    {"dbid", "kccfhdbi"},
    {"db_name", "kccfhdbn"},
    {"control_sequence", "kccfhcsq"},
    {"blocks", "kccfhfsz"},
    {"block_size", "kccfhbsz"},
    {"fno", "kccfhfno"},
    {"file_type", "kccfhtyp"},
    {"root_dba", "kcvfhrdb"},
    {"creation_scn", "kcvfhcrs"},
    {"creation_time", "kcvfhcrt"},
    {"resetlogs_time", "kcvfhrlc"},
    {"resetlogs_scn", "kcvfhrls"},
    {"status", "kcvfhsta"},
    {"checkpoint_count", "kcvfhcpc"},
    {"control_checkpoint_count", "kcvfhccc"},
    {"tsn", "kcvfhtsn"},
    {"ts_name", "kcvfhtnm"},
    {"rfn", "kcvfhrfn"},
    {"previous_resetlogs_time", "kcvfhprc"},
    {"previous_resetlogs_scn", "kcvfhprs"},
    {"checkpoint_scn", "kcvfhckp.kcvcpscn"},
    {"checkpoint_time", "kcvfhckp.kcvcptim"},
    {"checkpoint_thread", "kcvfhckp.kcvcpthr"},
    {"log_sequence", "kcvfhckp.kcrbaseq"},
});

[[noreturn]] void unknown(std::string_view name) {
  std::vector<std::string_view> known;
  for (const HeaderName& each : names) known.push_back(each.name);
  throw Error(Code::imp_bad_parameter,
              fmt::format("the file header has no field {}; fields are {}, and Oracle's own names "
                          "as dbf block FILE 1 shows them",
                          name, fmt::join(known, ", ")));
}

}  // namespace

std::span<const HeaderName> header_names() {
  return names;
}

const datafile::HeaderField& header_field(std::string_view name) {
  const auto known = std::ranges::find(names, name, &HeaderName::name);
  const std::string_view own = known == names.end() ? name : known->field;
  const datafile::HeaderField* field = datafile::find_header_field(own);
  if (field == nullptr) unknown(name);
  return *field;
}

}  // namespace exhume::patch
