#include "src/target/number_literal.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "formats/types/number.hpp"

namespace exhume::target {

namespace {

// From the first digit that is not 0 to the last one.
std::size_t significant_digits(std::string_view plain) {
  std::string digits;
  for (const char c : plain) {
    if (c != '.') digits.push_back(c);
  }
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string::npos ? 0 : digits.find_last_not_of('0') - first + 1;
}

}  // namespace

Translation exact_number(std::string_view literal, std::size_t max_digits) {
  const auto is_plain = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
  std::string text(literal);
  if (!std::ranges::all_of(literal, is_plain)) {
    const auto number = types::Number::from_decimal(literal);
    if (!number || number->is_infinite()) return {"", fmt::format("it has {}", literal)};
    text.clear();
    append_text(text, *number);
  }
  if (significant_digits(text) <= max_digits) return {std::move(text), ""};
  return {"", fmt::format("the number {} would lose digits", literal)};
}

}  // namespace exhume::target
