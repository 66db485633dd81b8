#include "src/target/query/date_format.hpp"

#include <algorithm>
#include <array>

#include "src/sql/tokens.hpp"

namespace exhume::target {

std::optional<std::vector<std::string>> date_format(std::string_view format) {
  constexpr std::array elements =
      std::to_array<std::string_view>({"YYYY", "MM", "DD", "HH24", "MI", "SS"});
  constexpr std::string_view punctuation = "-/.,:; ";
  std::vector<std::string> out;
  while (!format.empty()) {
    const auto element = std::ranges::find_if(elements, [format](std::string_view word) {
      return sql::is_word(format.substr(0, word.size()), word);
    });
    if (element != elements.end()) {
      out.emplace_back(*element);
    } else if (punctuation.find(format[0]) != std::string_view::npos) {
      out.emplace_back(1, format[0]);
    } else {
      return std::nullopt;
    }
    format.remove_prefix(out.back().size());
  }
  return out.empty() ? std::nullopt : std::optional(out);
}

}  // namespace exhume::target
