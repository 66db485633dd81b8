#pragma once
// Reads the parts that the texts of dates, times and intervals are made of.

#include <cstdint>
#include <optional>
#include <string_view>

namespace exhume::types {

/// Reads a text from its front. Whatever fails leaves it where it was.
class TextFields {
 public:
  explicit TextFields(std::string_view text) : text_(text) {}

  bool at_end() const { return text_.empty(); }

  /// Whether `c` comes next; moves over it.
  bool accept(char c) {
    if (!text_.starts_with(c)) return false;
    text_.remove_prefix(1);
    return true;
  }

  /// True for `-`, false for `+`; nothing without a sign.
  std::optional<bool> sign() {
    if (accept('-')) return true;
    if (accept('+')) return false;
    return std::nullopt;
  }

  /// A number of `fewest` to `most` digits, at most nine; nothing when there are fewer.
  std::optional<int> digits(std::size_t fewest, std::size_t most) {
    int value = 0;
    std::size_t count = 0;
    for (; count < most && count < text_.size(); ++count) {
      const char c = text_[count];
      if (c < '0' || c > '9') break;
      value = value * 10 + (c - '0');
    }
    if (count < fewest) return std::nullopt;
    text_.remove_prefix(count);
    return value;
  }

  /// One to nine digits behind a point, in billionths.
  std::optional<std::uint32_t> billionths() {
    const std::size_t before = text_.size();
    const auto value = digits(1, 9);
    if (!value) return std::nullopt;
    auto out = static_cast<std::uint32_t>(*value);
    for (std::size_t count = before - text_.size(); count < 9; ++count) out *= 10;
    return out;
  }

 private:
  std::string_view text_;
};

}  // namespace exhume::types
