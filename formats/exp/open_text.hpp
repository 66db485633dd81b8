#pragma once
// Whether a statement's text goes on behind a line end. docs/export-format.md, "Statements".

#include <string_view>

namespace exhume::exp {

/// Follows quotes, comments and parentheses through the lines of a statement that may go on: while
/// one is open at a line end, the statement goes on behind it.
class OpenText {
 public:
  /// Takes the next part of the text, line ends included. A part may end anywhere.
  void feed(std::string_view part);

  /// A comment that begins with two hyphens is not open: its line end closes it.
  bool is_open() const { return depth_ > 0 || (state_ != State::code && state_ != State::line); }

 private:
  enum class State { code, quoted, alternative, comment, line };
  // How far the word before is the Q or NQ of an alternative quote.
  enum class Word { none, n, q, other };

  void feed_code(char c);
  void feed_closing(char first, char second, char c);
  void enter(State state, char closing = 0);

  State state_ = State::code;
  char closing_ = 0;   // of a quote: what ends it; for q'[…]' what stands before the apostrophe
  char previous_ = 0;  // in code and comments, if it may be the first half of a mark
  bool is_opening_ = false;  // behind q': the next byte says what closes
  Word word_ = Word::none;
  int depth_ = 0;
};

}  // namespace exhume::exp
