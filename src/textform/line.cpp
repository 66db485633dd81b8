#include "src/textform/line.hpp"

#include <fmt/format.h>

#include <charconv>

#include "src/base/error.hpp"
#include "src/base/text.hpp"

namespace exhume::textform {
namespace {

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '$';
}

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

}  // namespace

void fail_at(std::uint64_t number, std::string_view text, std::size_t at,
             const std::string& message) {
  fail_at(number, characters_in(text.substr(0, at)) + 1, message);
}

void fail_at(std::uint64_t number, std::size_t column, const std::string& message) {
  throw Error(Code::bad_text_form, fmt::format("line {}, column {}: {}", number, column, message));
}

std::size_t Line::column() {
  next();
  characters_ += characters_in(text_.substr(counted_, at_ - counted_));
  counted_ = at_;
  return characters_ + 1;
}

char Line::next() {
  while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  return at_ < text_.size() ? text_[at_] : '\0';
}

bool Line::at_end() {
  const char c = next();
  return at_ == text_.size() || c == '#';
}

bool Line::accept(char mark) {
  if (next() != mark || at_ == text_.size()) return false;
  last_ = at_++;
  return true;
}

std::string_view Line::word() {
  next();
  last_ = at_;
  while (at_ < text_.size() && is_word_character(text_[at_])) ++at_;
  return text_.substr(last_, at_ - last_);
}

bool Line::accept_word(std::string_view keyword) {
  const std::size_t before = at_;
  if (word() == keyword) return true;
  at_ = before;
  return false;
}

std::uint64_t Line::number_up_to(std::uint64_t most) {
  const std::string_view digits = word();
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size() ||
      value > most) {
    fail(fmt::format("a whole number of 0 to {} belongs here", most));
  }
  return value;
}

std::string_view Line::up_to_comma() {
  next();
  last_ = at_;
  at_ = std::min(text_.find_first_of(",#", at_), text_.size());
  std::size_t end = at_;
  while (end > last_ && is_blank(text_[end - 1])) --end;
  return text_.substr(last_, end - last_);
}

void Line::expect_end() {
  if (!at_end()) fail_here("nothing more belongs on this line");
}

void Line::fail(const std::string& message) const {
  fail_at(number_, text_, last_, message);
}

void Line::fail_here(const std::string& message) {
  next();
  last_ = at_;
  fail(message);
}

}  // namespace exhume::textform
