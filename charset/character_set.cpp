#include "charset/character_set.hpp"

#include <algorithm>

#include "charset/tables.hpp"

namespace exhume::charset {
namespace {

constexpr std::uint16_t us7ascii = 1;

char upper(char letter) {
  return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

bool same_name(std::string_view left, std::string_view right) {
  return std::ranges::equal(left, right, {}, upper, upper);
}

}  // namespace

const CharacterSet* find(std::uint16_t id) {
  const auto sets = all();
  const auto found = std::ranges::lower_bound(sets, id, {}, &CharacterSet::id);
  return found != sets.end() && found->id == id ? &*found : nullptr;
}

const CharacterSet* find(std::string_view name) {
  const auto sets = all();
  const auto found = std::ranges::find_if(
      sets, [name](const CharacterSet& set) { return same_name(set.name, name); });
  return found != sets.end() ? &*found : nullptr;
}

bool is_binary_subset(const CharacterSet& subset, const CharacterSet& superset) {
  if (subset.id == superset.id) return true;
  if (subset.id == us7ascii) return superset.ascii_superset;
  return std::ranges::any_of(documented_subsets(), [&](const SubsetPair& pair) {
    return pair.holds && pair.subset == subset.id && pair.superset == superset.id;
  });
}

std::string_view to_string(Conversion conversion) {
  switch (conversion) {
    case Conversion::exact: return "exact";
    case Conversion::adjusted: return "adjusted";
    case Conversion::assumed: return "assumed";
    case Conversion::none: return "none";
  }
  return {};
}

std::string_view to_string(Confidence confidence) {
  switch (confidence) {
    case Confidence::high: return "high";
    case Confidence::medium: return "medium";
    case Confidence::low: return "low";
  }
  return {};
}

}  // namespace exhume::charset
