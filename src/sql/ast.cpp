#include "src/sql/ast.hpp"

#include <algorithm>

namespace exhume::sql {

const Option* find_option(const std::vector<Option>& options, std::string_view keyword) {
  const auto found = std::find_if(options.begin(), options.end(),
                                  [&](const Option& option) { return option.keyword == keyword; });
  return found == options.end() ? nullptr : &*found;
}

bool Constraint::enabled() const {
  return std::none_of(state.begin(), state.end(), [](const auto& item) {
    const auto* value = std::get_if<ConstraintState>(&item);
    return value && *value == ConstraintState::disable;
  });
}

bool Column::nullable() const {
  return std::none_of(constraints.begin(), constraints.end(), [](const Constraint& constraint) {
    if (const auto* rule = std::get_if<Nullability>(&constraint.rule)) return rule->not_null;
    const auto* key = std::get_if<KeyConstraint>(&constraint.rule);
    return key && key->primary;
  });
}

const Expression* Column::default_value() const {
  const auto* found = std::get_if<ColumnDefault>(&value);
  return found ? &found->value : nullptr;
}

}  // namespace exhume::sql
