#include "src/target/sqlite/names.hpp"

#include <fmt/format.h>

#include "src/target/sqlite/dialect.hpp"

namespace exhume::target::sqlite {

Names::Names(const Connection& connection, const Journal& journal) {
  Statement names = connection.prepare("SELECT name, type FROM sqlite_schema");
  while (names.step()) {
    const std::string name = names.text(0);
    if (journal.made_before("", name)) continue;
    taken_.insert(folded(name));
    if (names.text(1) == "table") tables_before_.insert(folded(name));
    if (names.text(1) == "view") views_before_.insert(folded(name));
  }
}

std::string free_name(const TakenNames& taken, const std::string& wanted) {
  std::string name = wanted;
  for (int i = 2; taken.contains(folded(name)); ++i) name = fmt::format("{}_{}", wanted, i);
  return name;
}

bool Names::existed(std::string_view wanted) const {
  return tables_before_.contains(folded(wanted)) || view_existed(wanted);
}

bool Names::view_existed(std::string_view wanted) const {
  return views_before_.contains(folded(wanted));
}

void Names::release(std::string_view name) {
  taken_.erase(folded(name));
}

std::string Names::claim(std::string_view wanted) {
  const bool is_reserved = folded(wanted).starts_with("sqlite_");
  std::string name = free_name(taken_, (is_reserved ? "_" : "") + std::string(wanted));
  taken_.insert(folded(name));
  return name;
}

}  // namespace exhume::target::sqlite
