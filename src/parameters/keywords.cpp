#include "src/parameters/keywords.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace exhume::parameters {
namespace {

constexpr std::size_t line_width = 75;

// How many letters to change, add or leave out to get from one to the other (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row.back();
}

}  // namespace

void refuse(const Program& program, const std::string& message) {
  throw Error(program.refusal, message + "; HELP=Y lists the parameters");
}

const Keyword* find_keyword(const Program& program, std::string_view name) {
  const auto found = std::ranges::find_if(program.keywords, [name](const Keyword& keyword) {
    return keyword.name == name || (!name.empty() && keyword.other_name == name);
  });
  return found == program.keywords.end() ? nullptr : &*found;
}

std::string nearest_keyword(const Program& program, std::string_view name) {
  const auto begun = std::ranges::find_if(program.keywords, [name](const Keyword& keyword) {
    return name.size() >= 2 && keyword.name.starts_with(name);
  });
  if (begun != program.keywords.end()) return std::string(begun->name);
  const auto best = std::ranges::min_element(
      program.keywords, {}, [name](const Keyword& known) { return distance(name, known.name); });
  const std::size_t tolerated = std::max<std::size_t>(2, name.size() / 3);
  return distance(name, best->name) <= tolerated ? std::string(best->name) : std::string();
}

std::string keyword_table(const Program& program) {
  std::string out =
      "Keyword      Description (Default)\n"
      "--------------------------------------------------------------------------\n";
  std::string without_effect;
  for (const Keyword& keyword : program.keywords) {
    if (keyword.description.empty()) {
      without_effect += fmt::format(" {}", keyword.name);
    } else {
      const bool is_long = keyword.name.size() > 12;
      out += fmt::format("{:<13}{}{}\n", keyword.name, is_long ? " " : "", keyword.description);
    }
  }
  if (without_effect.empty()) return out;
  out += "\nTaken, and without effect:\n";
  for (std::size_t at = 0; at < without_effect.size();) {
    std::size_t end = std::min(at + line_width, without_effect.size());
    if (end < without_effect.size()) end = without_effect.rfind(' ', end);
    out += without_effect.substr(at, end - at) + "\n";
    at = end;
  }
  return out;
}

}  // namespace exhume::parameters
