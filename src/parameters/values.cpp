#include "src/parameters/values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

#include "src/base/text.hpp"
#include "src/sql/tokens.hpp"

namespace exhume::parameters {
namespace {

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

bool is_quoted(std::string_view value) {
  return value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
         value.back() == value.front();
}

std::string unquoted(const std::string& value) {
  return is_quoted(value) ? value.substr(1, value.size() - 2) : value;
}

std::string name(const std::string& value) {
  return is_quoted(value) ? unquoted(value) : sql::fold_case(value);
}

bool matches(std::string pattern, bool is_exact, std::string_view name) {
  if (is_exact) return pattern == name;
  std::ranges::replace(pattern, '*', '%');
  return is_like(name, pattern);
}

std::vector<std::string> split(const std::string& value, char separator) {
  std::vector<std::string> out{""};
  char quote = 0;
  for (const char c : value) {
    if (quote == 0 && c == separator) {
      out.emplace_back();
      continue;
    }
    if (quote == 0 && (c == '"' || c == '\'')) {
      quote = c;
    } else if (c == quote) {
      quote = 0;
    }
    out.back().push_back(c);
  }
  return out;
}

const std::string& single(const Program& program, const Setting& setting) {
  if (setting.values.size() != 1) {
    refuse(program, fmt::format("{} takes one value", setting.keyword));
  }
  return setting.values[0];
}

bool yes_no(const Program& program, const Setting& setting) {
  const std::string& value = single(program, setting);
  const std::string word = sql::fold_case(unquoted(value));
  if (word == "Y" || word == "YES") return true;
  if (word == "N" || word == "NO") return false;
  refuse(program, fmt::format("{}={} is neither Y nor N", setting.keyword, value));
}

std::uint64_t count(const Program& program, const Setting& setting) {
  const std::string value = unquoted(single(program, setting));
  if (const auto number = whole_number(value)) return *number;
  refuse(program, fmt::format("{}={} is no number", setting.keyword, value));
}

std::uint64_t size(const Program& program, const Setting& setting) {
  constexpr std::string_view units = "KMGT";
  std::string value = sql::fold_case(unquoted(single(program, setting)));
  if (value.ends_with('B')) value.pop_back();
  std::size_t power = 0;
  if (const std::size_t unit = value.empty() ? std::string::npos : units.find(value.back());
      unit != std::string::npos) {
    power = unit + 1;
    value.pop_back();
  }
  const auto number = whole_number(value);
  const auto shift = static_cast<unsigned>(10 * power);
  if (number && *number <= std::numeric_limits<std::uint64_t>::max() >> shift) {
    return *number << shift;
  }
  refuse(program, fmt::format("{}={} is no size in bytes; 2048, 2K and 1G are", setting.keyword,
                              setting.values[0]));
}

}  // namespace exhume::parameters
