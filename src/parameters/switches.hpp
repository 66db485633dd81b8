#pragma once
// Settings that are one member of a program's parameters each.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "src/parameters/values.hpp"

namespace exhume::parameters {

/// A keyword, and the member of `Parameters` that it sets.
template <typename Parameters, typename Value>
struct Member {
  std::string_view keyword;
  Value Parameters::*member;
};

/// Y or N.
template <typename Parameters>
using Switch = Member<Parameters, bool>;

/// A path, or other text that is taken without its quotes.
template <typename Parameters>
using Path = Member<Parameters, std::string>;

/// Sets the member that the setting's keyword is in `members` for; false when it is none of them.
/// Throws Error(program.refusal) for a value that is none.
template <typename Parameters, typename Value, std::size_t Size>
bool take(const Program& program, const std::array<Member<Parameters, Value>, Size>& members,
          const Setting& setting, Parameters& parameters) {
  const auto found = std::ranges::find_if(
      members, [&](const auto& known) { return known.keyword == setting.keyword; });
  if (found == members.end()) return false;
  if constexpr (std::is_same_v<Value, bool>) {
    parameters.*found->member = yes_no(program, setting);
  } else {
    parameters.*found->member = unquoted(single(program, setting));
  }
  return true;
}

/// Puts the setting's values into `list`, each as `convert` gives it, in place of what was there.
template <typename Item, typename Convert>
bool take_list(const Setting& setting, std::vector<Item>& list, const Convert& convert) {
  list.clear();
  for (const std::string& value : setting.values) list.push_back(convert(value));
  return true;
}

}  // namespace exhume::parameters
