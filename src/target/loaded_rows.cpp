#include <algorithm>
#include <limits>

#include "src/target/database.hpp"

namespace exhume::target {

void LoadedRows::add(std::uint64_t first, std::uint64_t last) {
  auto& known = ranges_[first];
  known = std::max(known, last);
}

// Ranges may overlap: one may begin anew where an earlier run had come further.
bool LoadedRows::contains(std::uint64_t row) const {
  for (auto range = ranges_.upper_bound(row); range != ranges_.begin();) {
    --range;
    if (range->second >= row) return true;
  }
  return false;
}

bool LoadedRows::is_whole() const {
  const auto first = ranges_.find(1);
  return refused_.empty() && first != ranges_.end() &&
         first->second == std::numeric_limits<std::int64_t>::max();
}

const std::string* LoadedRows::refusal(std::uint64_t row) const {
  const auto found = refused_.find(row);
  return found == refused_.end() ? nullptr : &found->second;
}

}  // namespace exhume::target
