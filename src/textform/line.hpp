#pragma once
// One line of the text form, read from its front; what is wrong in it is told with its place.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace exhume::textform {

/// Throws Error(bad_text_form) that names the line, from 1, and where in `text` it is: `at` is a
/// byte of it, told as a character from 1.
[[noreturn]] void fail_at(std::uint64_t number, std::string_view text, std::size_t at,
                          const std::string& message);

/// Throws Error(bad_text_form) that names the line and the column, both from 1.
[[noreturn]] void fail_at(std::uint64_t number, std::size_t column, const std::string& message);

/// Reads the words, numbers and marks of a line. Blanks may stand before each of them.
class Line {
 public:
  Line(std::string_view text, std::uint64_t number) : text_(text), number_(number) {}

  std::uint64_t number() const { return number_; }

  /// The column, from 1, of what comes next.
  std::size_t column();

  /// What has not been read yet.
  std::string_view rest() const { return text_.substr(at_); }

  /// Moves over `count` bytes of rest().
  void skip(std::size_t count) { at_ += count; }

  /// True when nothing but blanks and a comment is left.
  bool at_end();

  /// Moves over blanks and gives the next character; 0 at the end.
  char next();

  /// Moves over `mark` if it comes next.
  bool accept(char mark);

  /// The next word: letters, digits, `_`, `-` and `$`. Empty when something else comes next.
  std::string_view word();

  /// Moves over `keyword` if it is the next word.
  bool accept_word(std::string_view keyword);

  /// The next word as a whole number of at most `most`. Fails when it is none.
  std::uint64_t number_up_to(std::uint64_t most);

  /// The text up to the next comma or comment, without blanks at its end.
  std::string_view up_to_comma();

  /// Fails unless at_end().
  void expect_end();

  /// Throws Error(bad_text_form) about what was read last, or about what comes next.
  [[noreturn]] void fail(const std::string& message) const;
  [[noreturn]] void fail_here(const std::string& message);

 private:
  std::string_view text_;
  std::uint64_t number_;
  std::size_t at_ = 0;
  std::size_t last_ = 0;        // where what was read last begins
  std::size_t counted_ = 0;     // how far column() has counted characters
  std::size_t characters_ = 0;  // that many
};

}  // namespace exhume::textform
