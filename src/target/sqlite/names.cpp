#include "src/target/sqlite/names.hpp"

#include <fmt/format.h>

#include "src/target/sqlite/dialect.hpp"

namespace exhume::target::sqlite {

Names::Names(const Connection& connection) {
  Statement names = connection.prepare("SELECT name FROM sqlite_schema");
  while (names.step()) taken_.insert(folded(names.text(0)));
}

std::string Names::claim(std::string_view wanted) {
  const bool reserved = folded(wanted).starts_with("sqlite_");
  const std::string base = (reserved ? "_" : "") + std::string(wanted);
  std::string name = base;
  for (int i = 2; !taken_.insert(folded(name)).second; ++i) name = fmt::format("{}_{}", base, i);
  return name;
}

}  // namespace exhume::target::sqlite
