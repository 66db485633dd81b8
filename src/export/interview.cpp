#include "src/export/interview.hpp"

#include <string>

#include "src/export/keywords.hpp"

namespace exhume::exporter {
namespace {

using parameters::Dialogue;
using parameters::Setting;

constexpr std::uint64_t usual_buffer = 4096;

Setting yes_no(const Dialogue& dialogue, const char* keyword, const char* label) {
  return {keyword, {dialogue.yes_no(label, true) ? "Y" : "N"}};
}

// Names until an empty answer.
std::vector<std::string> names(const Dialogue& dialogue, const char* label) {
  std::vector<std::string> out;
  for (std::string name = dialogue.plain(label); !name.empty() && name != ".";
       name = dialogue.plain(label)) {
    out.push_back(name);
  }
  return out;
}

char mode(const Dialogue& dialogue) {
  const std::string answer =
      dialogue.text("(1)E(ntire database), (2)U(sers), or (3)T(ables)", "(2)U");
  for (const char c : answer) {
    if (c == '1' || c == 'E' || c == 'e') return 'E';
    if (c == '2' || c == 'U' || c == 'u') return 'U';
    if (c == '3' || c == 'T' || c == 't') return 'T';
  }
  return 'U';
}

}  // namespace

std::vector<Setting> interview(const parameters::Ask& ask, bool has_user) {
  const Dialogue dialogue(program(), ask);
  std::vector<Setting> settings;
  if (!has_user) settings.push_back({"USERID", {dialogue.plain("Username")}});
  const std::uint64_t buffer = dialogue.number("Enter array fetch buffer size", usual_buffer);
  settings.push_back({"BUFFER", {std::to_string(buffer)}});
  settings.push_back({"FILE", {dialogue.text("Export file", "expdat.dmp")}});
  const char chosen = mode(dialogue);
  if (chosen != 'T') settings.push_back(yes_no(dialogue, "GRANTS", "Export grants"));
  settings.push_back(yes_no(dialogue, "ROWS", "Export table data"));
  settings.push_back(yes_no(dialogue, "COMPRESS", "Compress extents"));
  if (chosen == 'E') settings.push_back({"FULL", {"Y"}});
  if (chosen == 'U') {
    std::vector<std::string> users = names(dialogue, "User to be exported: (RETURN to quit)");
    if (!users.empty()) settings.push_back({"OWNER", std::move(users)});
  }
  if (chosen == 'T') {
    std::vector<std::string> tables =
        names(dialogue, "Table(T) or Partition(T:P) to be exported: (RETURN to quit)");
    if (!tables.empty()) settings.push_back({"TABLES", std::move(tables)});
  }
  return settings;
}

}  // namespace exhume::exporter
