#include "formats/exp/open_text.hpp"

#include "src/base/text.hpp"

namespace exhume::exp {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '$' || c == '#' || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

// All of an export client's character sets keep the ASCII codes below 0x30 out of their trail
// bytes, so quotes, comments and parentheses are found bytewise.
void OpenText::feed(std::string_view part) {
  for (const char c : part) {
    switch (state_) {
      case State::code: feed_code(c); break;
      case State::quoted:
        if (c == closing_) enter(State::code);
        break;
      case State::alternative:
        if (is_opening_) {
          closing_ = closing_of_quote(c);
          is_opening_ = false;
        } else {
          feed_closing(closing_, '\'', c);
        }
        break;
      case State::comment: feed_closing('*', '/', c); break;
      case State::line:
        if (c == '\n') enter(State::code);
        break;
    }
  }
}

void OpenText::feed_code(char c) {
  if (c == '\'' && word_ == Word::q) {
    enter(State::alternative);
    is_opening_ = true;
    return;
  }
  if (c == '\'' || c == '"') return enter(State::quoted, c);
  if (c == '-' && previous_ == '-') return enter(State::line);
  if (c == '*' && previous_ == '/') return enter(State::comment);
  if (c == '(') ++depth_;
  if (c == ')') --depth_;
  previous_ = c;
  if (!is_word(c)) {
    word_ = Word::none;
  } else if ((c == 'q' || c == 'Q') && (word_ == Word::none || word_ == Word::n)) {
    word_ = Word::q;
  } else {
    word_ = (c == 'n' || c == 'N') && word_ == Word::none ? Word::n : Word::other;
  }
}

void OpenText::feed_closing(char first, char second, char c) {
  if (previous_ == first && c == second) return enter(State::code);
  previous_ = c;
}

void OpenText::enter(State state, char closing) {
  state_ = state;
  closing_ = closing;
  previous_ = 0;
  word_ = Word::none;
}

}  // namespace exhume::exp
