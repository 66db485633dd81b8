#include "src/import/identity.hpp"

#include <fmt/format.h>

#include <string_view>
#include <vector>

namespace exhume::imp {
namespace {

// http://www.isthe.com/chongo/tech/comp/fnv/
std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

std::string list(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ",") + name;
  return out;
}

void add(std::string& text, std::string_view keyword, const std::string& value) {
  if (!value.empty()) text += fmt::format("{}{}=({})", text.empty() ? "" : " ", keyword, value);
}

void add_if(std::string& text, std::string_view setting, bool is_set) {
  if (is_set) text += fmt::format("{}{}", text.empty() ? "" : " ", setting);
}

std::string written(const Parameters& parameters) {
  std::string text;
  std::vector<std::string> tables;
  for (const TablePattern& table : parameters.tables) tables.push_back(table.written);
  add(text, "FROMUSER", list(parameters.from_users));
  add(text, "TOUSER", list(parameters.to_users));
  add(text, "TABLES", list(tables));
  add(text, "CHARSET", parameters.charset.value_or(""));
  add_if(text, "IGNORE=Y", parameters.ignore);
  add_if(text, "DATA_ONLY=Y", parameters.data_only);
  add_if(text, "ROWS=N", !parameters.rows);
  add_if(text, "GRANTS=N", !parameters.grants);
  add_if(text, "INDEXES=N", !parameters.indexes);
  add_if(text, "CONSTRAINTS=N", !parameters.constraints);
  add_if(text, "INCTYPE=SYSTEM", parameters.increment == Increment::system);
  add_if(text, "INCTYPE=RESTORE", parameters.increment == Increment::restore);
  return text;
}

}  // namespace

target::ImportIdentity identity_of(const dump::Info& info, const Parameters& parameters) {
  const std::string dump = fmt::format("V{} {} of {}, {}, {}", info.version, info.mode,
                                       info.exporter, info.date, info.file_name);
  const std::string choice = written(parameters);
  const std::string id = fmt::format("{:016x}{:016x}", info.fingerprint, fnv1a(choice));
  return {id, dump, choice};
}

}  // namespace exhume::imp
