#include "src/import/interview.hpp"

#include <fmt/format.h>

#include <string>

#include "src/base/error.hpp"
#include "src/import/keywords.hpp"

namespace exhume::imp {
namespace {

using parameters::Dialogue;
using parameters::Setting;

constexpr std::uint64_t usual_buffer = 30720;
constexpr const char* first_table =
    "Enter table(T) or partition(T:P) names. Null list means all tables for user\n"
    "Enter table(T) or partition(T:P) name or . if done";
constexpr const char* next_table = "Enter table(T) or partition(T:P) name or . if done";

Setting yes_no(const Dialogue& dialogue, const char* keyword, const char* label, bool usual) {
  return {keyword, {dialogue.yes_no(label, usual) ? "Y" : "N"}};
}

// Before the database and the role of what was typed as user.
std::size_t end_of_user(const std::string& typed) {
  const std::size_t end = typed.find_first_of("@ ");
  return end == std::string::npos ? typed.size() : end;
}

// A user, and where it has none yet a password.
Setting userid(const Dialogue& dialogue) {
  std::string user = dialogue.plain("Username");
  const bool is_database = user.starts_with("sqlite:") || user.find("://") < user.find('@');
  if (is_database || user.find('/') < end_of_user(user)) return {"USERID", {user}};
  const std::string password = dialogue.plain("Password", parameters::Echo::off);
  const char quote = password.find('"') == std::string::npos ? '"' : '\'';
  if (!password.empty()) {
    user.insert(end_of_user(user), fmt::format("/{}{}{}", quote, password, quote));
  }
  return {"USERID", {user}};
}

// One schema, and of its tables all or some.
void ask_for_selection(const Dialogue& dialogue, std::vector<Setting>& settings) {
  const std::string user = dialogue.plain("Username");
  if (!user.empty()) settings.push_back({"FROMUSER", {user}});
  std::vector<std::string> tables;
  std::string table = dialogue.plain(first_table);
  while (!table.empty() && table != ".") {
    tables.push_back(table);
    table = dialogue.plain(next_table);
  }
  if (!tables.empty()) settings.push_back({"TABLES", tables});
}

}  // namespace

std::vector<Setting> interview(const parameters::Ask& ask, bool has_user) {
  const Dialogue dialogue(program(), ask);
  std::vector<Setting> settings;
  if (!has_user) settings.push_back(userid(dialogue));
  settings.push_back({"FILE", {dialogue.text("Import file", "expdat.dmp")}});
  const std::uint64_t buffer =
      dialogue.number("Enter insert buffer size (minimum is 8192)", usual_buffer);
  settings.push_back({"BUFFER", {std::to_string(buffer)}});
  settings.push_back(yes_no(dialogue, "SHOW", "List contents of import file only", false));
  settings.push_back(
      yes_no(dialogue, "IGNORE", "Ignore create error due to object existence", false));
  settings.push_back(yes_no(dialogue, "GRANTS", "Import grants", true));
  settings.push_back(yes_no(dialogue, "ROWS", "Import table data", true));
  if (dialogue.yes_no("Import entire export file", false)) {
    settings.push_back({"FULL", {"Y"}});
  } else {
    ask_for_selection(dialogue, settings);
  }
  return settings;
}

}  // namespace exhume::imp
