#include "src/dump/name_filter.hpp"

#include "src/sql/tokens.hpp"

namespace exhume::dump {

NameFilter::NameFilter(const std::vector<std::string>& names) {
  for (const std::string& name : names) entries_.push_back({name, sql::fold_case(name)});
}

bool NameFilter::wants(const std::string& name) {
  bool wanted = entries_.empty();
  for (Entry& entry : entries_) {
    if (entry.typed != name && entry.folded != name) continue;
    entry.met = true;
    wanted = true;
  }
  return wanted;
}

std::vector<std::string> NameFilter::missing() const {
  std::vector<std::string> names;
  for (const Entry& entry : entries_) {
    if (!entry.met) names.push_back(entry.typed);
  }
  return names;
}

}  // namespace exhume::dump
