#include "src/target/constraint_words.hpp"

#include <fmt/format.h>

namespace exhume::target {

std::vector<std::string> texts(const std::vector<sql::Identifier>& identifiers) {
  std::vector<std::string> out;
  for (const sql::Identifier& identifier : identifiers) out.push_back(identifier.text);
  return out;
}

std::string name_of(const sql::Constraint& constraint) {
  return constraint.name ? constraint.name->text : std::string();
}

sql::Constraint out_of_line(sql::Constraint constraint, const std::string& column) {
  if (column.empty()) return constraint;
  if (auto* key = std::get_if<sql::KeyConstraint>(&constraint.rule)) key->columns = {{column}};
  if (auto* key = std::get_if<sql::ForeignKey>(&constraint.rule)) key->columns = {{column}};
  return constraint;
}

std::string described(std::string_view kind, const std::string& name) {
  return name.empty() ? fmt::format("a {}", kind) : fmt::format("{} {}", kind, name);
}

}  // namespace exhume::target
