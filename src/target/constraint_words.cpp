#include "src/target/constraint_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace exhume::target {
namespace {

bool has_state(const sql::Constraint& constraint, sql::ConstraintState wanted) {
  return std::ranges::any_of(constraint.state, [wanted](const auto& state) {
    const auto* known = std::get_if<sql::ConstraintState>(&state);
    return known != nullptr && *known == wanted;
  });
}

}  // namespace

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

bool is_deferrable(const sql::Constraint& constraint) {
  return has_state(constraint, sql::ConstraintState::deferrable) ||
         has_state(constraint, sql::ConstraintState::initially_deferred);
}

std::string_view deferral_sql(const sql::Constraint& constraint) {
  if (!is_deferrable(constraint)) return "";
  return has_state(constraint, sql::ConstraintState::initially_deferred)
             ? " DEFERRABLE INITIALLY DEFERRED"
             : " DEFERRABLE";
}

bool is_validated(const sql::Constraint& constraint) {
  return !has_state(constraint, sql::ConstraintState::novalidate);
}

std::string described(std::string_view kind, const std::string& name) {
  return name.empty() ? fmt::format("a {}", kind) : fmt::format("{} {}", kind, name);
}

}  // namespace exhume::target
