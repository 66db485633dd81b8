#include "src/sql/grammar_core.hpp"

#include <algorithm>
#include <charconv>

namespace exhume::sql::grammar {
namespace {

bool is_text(const Token& token, std::string_view text) {
  return (token.kind == TokenKind::word || token.kind == TokenKind::symbol) &&
         is_word(token.text, text);
}

/// Moves `at` over the words of `words`, separated by one space, if all stand there.
bool skip_phrase(Iterator& at, const Iterator& last, std::string_view words) {
  Iterator next = at;
  while (!words.empty()) {
    const std::size_t space = std::min(words.find(' '), words.size());
    if (next == last || !is_text(*next, words.substr(0, space))) return false;
    ++next;
    words.remove_prefix(std::min(space + 1, words.size()));
  }
  at = next;
  return true;
}

bool stands_any(const Iterator& at, const Iterator& last, Phrases phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
    Iterator next = at;
    return skip_phrase(next, last, phrase);
  });
}

/// The source from `first` up to before `last`, which are not equal. A hint that goes on to the
/// end of its line keeps the line end, so that what is printed behind it is no part of it.
std::string text_between(const ParseState& state, const Iterator& first, const Iterator& last) {
  const std::size_t begin = first->offset;
  const Token& final = *std::prev(last);
  std::string text(state.source().substr(begin, final.end() - begin));
  if (final.text.starts_with("--")) text += '\n';
  return text;
}

/// Moves `at` behind the parenthesis that closes the one it stands on.
bool skip_group(Iterator& at, const Iterator& last) {
  std::size_t depth = 0;
  for (Iterator next = at; next != last; ++next) {
    if (next->kind == TokenKind::unterminated) return false;
    if (is_text(*next, "(")) ++depth;
    if (is_text(*next, ")") && --depth == 0) {
      at = std::next(next);
      return true;
    }
  }
  return false;
}

/// Whether an operand has to follow `token`; `before` tells the same of the token before it.
bool wants_operand(const Token& token, bool before) {
  if (token.kind == TokenKind::symbol) return true;
  if (is_text(token, "NOT")) return before;
  return is_text(token, "IS") || is_text(token, "AND") || is_text(token, "OR");
}

/// Whether ( at `at` begins a list of columns: a name and a word stand in it.
bool opens_columns(const Iterator& at, const Iterator& last) {
  return last - at > 2 && is_text(*at, "(") && at[1].kind == TokenKind::quoted_identifier &&
         at[2].kind == TokenKind::word;
}

template <typename Accept>
bool match_one(Iterator& at, const Iterator& last, ParseState& state, std::string_view wanted,
               Accept accept) {
  if (at == last || !accept(*at)) {
    state.missed(at, last, wanted);
    return false;
  }
  ++at;
  return true;
}

bool is_integer(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

void ParseState::missed(const Iterator& at, const Iterator& last, std::string_view wanted) {
  const std::size_t offset = at == last ? source_.size() : at->offset;
  if (offset < farthest_) return;
  if (offset > farthest_) wanted_.clear();
  farthest_ = offset;
  if (std::find(wanted_.begin(), wanted_.end(), wanted) == wanted_.end()) {
    wanted_.push_back(wanted);
  }
}

std::string ParseState::expected() const {
  std::string text;
  for (std::size_t i = 0; i < wanted_.size(); ++i) {
    if (i > 0) text += i + 1 == wanted_.size() ? " or " : ", ";
    text += wanted_[i];
  }
  return text;
}

bool match_phrase(Iterator& at, const Iterator& last, ParseState& state, std::string_view words) {
  if (skip_phrase(at, last, words)) return true;
  state.missed(at, last, words);
  return false;
}

bool match_any(Iterator& at, const Iterator& last, ParseState& state, Phrases phrases,
               std::string& phrase) {
  for (const std::string_view candidate : phrases) {
    if (skip_phrase(at, last, candidate)) {
      phrase = candidate;
      return true;
    }
  }
  state.missed(at, last, phrases.front());
  return false;
}

bool match_identifier(Iterator& at, const Iterator& last, ParseState& state, Identifier& name) {
  const Iterator start = at;
  if (!match_one(at, last, state, "a name", [](const Token& token) {
        return token.kind == TokenKind::word || token.kind == TokenKind::quoted_identifier;
      })) {
    return false;
  }
  name.quoted = start->kind == TokenKind::quoted_identifier;
  name.text = name.quoted ? unquote(start->text) : fold_case(start->text);
  return true;
}

bool match_quoted(Iterator& at, const Iterator& last, ParseState& state, Identifier& name) {
  if (at != last && at->kind == TokenKind::quoted_identifier) {
    return match_identifier(at, last, state, name);
  }
  state.missed(at, last, "a quoted name");
  return false;
}

bool match_integer(Iterator& at, const Iterator& last, ParseState& state, std::string& digits) {
  const Iterator start = at;
  if (!match_one(at, last, state, "an integer", [](const Token& token) {
        return token.kind == TokenKind::number && is_integer(token.text);
      })) {
    return false;
  }
  digits = start->text;
  return true;
}

bool match_signed(Iterator& at, const Iterator& last, ParseState& state, std::string& digits) {
  Iterator next = at;
  const bool minus = skip_phrase(next, last, "-");
  if (!match_integer(next, last, state, digits)) return false;
  if (minus) digits.insert(0, 1, '-');
  at = next;
  return true;
}

bool match_number32(Iterator& at, const Iterator& last, ParseState& state, std::uint32_t& number) {
  Iterator next = at;
  std::string digits;
  if (!match_integer(next, last, state, digits)) return false;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (result.ec != std::errc() || (digits.size() > 1 && digits.front() == '0')) {
    state.missed(at, last, "an integer of 32 bits");
    return false;
  }
  at = next;
  return true;
}

bool match_size(Iterator& at, const Iterator& last, ParseState& state, std::string& size) {
  static constexpr std::string_view units[] = {"K", "M", "G", "T", "P", "E"};
  if (!match_integer(at, last, state, size)) return false;
  if (stands_any(at, last, units)) {
    size += at->text;
    ++at;
  }
  return true;
}

bool match_string(Iterator& at, const Iterator& last, ParseState& state, std::string& value) {
  const Iterator start = at;
  if (!match_one(at, last, state, "a string",
                 [](const Token& token) { return token.kind == TokenKind::string; })) {
    return false;
  }
  value = unquote(start->text);
  return true;
}

bool match_hint(Iterator& at, const Iterator& last, ParseState& state, std::string& text) {
  const Iterator start = at;
  if (!match_one(at, last, state, "a hint", [](const Token& token) {
        return token.kind == TokenKind::hint && token.text.starts_with("/*");
      })) {
    return false;
  }
  text = start->text;
  return true;
}

bool match_token(Iterator& at, const Iterator& last, ParseState& state, std::string& text) {
  const Iterator start = at;
  if (!match_one(at, last, state, "more", [](const Token& token) {
        return token.kind != TokenKind::unterminated && token.kind != TokenKind::hint &&
               !is_text(token, "(") && !is_text(token, ")");
      })) {
    return false;
  }
  text = start->text;
  return true;
}

bool match_group(Iterator& at, const Iterator& last, ParseState& state, Expression& inside) {
  if (at == last || !is_text(*at, "(")) {
    state.missed(at, last, "(");
    return false;
  }
  Iterator next = at;
  if (!skip_group(next, last)) {
    state.missed(last, last, ")");
    return false;
  }
  const Iterator first = std::next(at);
  const Iterator closing = std::prev(next);
  if (first == closing) {
    state.missed(first, last, "an expression");
    return false;
  }
  inside.text = text_between(state, first, closing);
  at = next;
  return true;
}

bool match_item(Iterator& at, const Iterator& last, ParseState& state, Expression& value) {
  if (at != last && is_text(*at, "(")) {
    const Iterator start = at;
    if (!skip_group(at, last)) {
      state.missed(last, last, ")");
      return false;
    }
    value.text = text_between(state, start, at);
    return true;
  }
  return match_token(at, last, state, value.text);
}

bool match_until(Iterator& at, const Iterator& last, ParseState& state, Phrases stops,
                 Expression& value) {
  std::size_t depth = 0;
  bool operand_next = true;  // where no stop can be: the NULL of IS NOT NULL or of = NULL
  Iterator next = at;
  for (; next != last && next->kind != TokenKind::unterminated; ++next) {
    const bool closing = is_text(*next, ")");
    if (depth == 0 &&
        (closing || is_text(*next, ",") || (!operand_next && stands_any(next, last, stops)))) {
      break;
    }
    if (is_text(*next, "(") || is_text(*next, "CASE")) ++depth;
    if ((closing || is_text(*next, "END")) && depth > 0) --depth;
    operand_next = !closing && wants_operand(*next, operand_next);
  }
  if (next == at || depth > 0 || (next != last && next->kind == TokenKind::unterminated)) {
    state.missed(next, last, depth > 0 ? ")" : "an expression");
    return false;
  }
  value.text = text_between(state, at, next);
  at = next;
  return true;
}

bool match_run(Iterator& at, const Iterator& last, ParseState& state, Phrases stops,
               std::string& text) {
  Iterator next = at;
  while (next != last) {
    const bool ends = is_text(*next, ",") || is_text(*next, ")") || is_text(*next, ";") ||
                      opens_columns(next, last) || stands_any(next, last, stops);
    if (ends) break;
    Expression one;
    if (!match_item(next, last, state, one)) return false;
  }
  if (next == at) {
    state.missed(at, last, "an attribute");
    return false;
  }
  text = text_between(state, at, next);
  at = next;
  return true;
}

bool match_unknown(Iterator& at, const Iterator& last, ParseState& state, Phrases stops,
                   std::string& text) {
  Iterator next = at;
  if (!match_run(next, last, state, stops, text)) return false;
  if (at->kind != TokenKind::word || next - at < 2) {
    state.missed(next, last, "an attribute");
    return false;
  }
  at = next;
  return true;
}

bool match_kind(Iterator& at, const Iterator& last, ParseState& state, Phrases known,
                std::string& kind) {
  constexpr std::ptrdiff_t most_words = 5;
  Iterator next = at;
  std::string words;
  while (next != last && next - at < most_words && next->kind == TokenKind::word &&
         !stands_any(next, last, known)) {
    if (!words.empty()) words += ' ';
    words += fold_case(next->text);
    ++next;
  }
  if (words.empty() || next == last || next->kind != TokenKind::quoted_identifier) {
    state.missed(next, last, words.empty() ? "a kind of object" : "a quoted name");
    return false;
  }
  kind = std::move(words);
  at = next;
  return true;
}

bool match_details(Iterator& at, const Iterator& last, ParseState& state, Verbatim& value) {
  std::size_t depth = 0;
  for (Iterator next = at; next != last; ++next) {
    const bool closes = is_text(*next, ")");
    if (next->kind == TokenKind::unterminated || (closes && depth == 0) || is_text(*next, ";")) {
      state.missed(next, last, "the rest of the statement");
      return false;
    }
    if (is_text(*next, "(")) ++depth;
    if (closes) --depth;
  }
  if (depth > 0) {
    state.missed(last, last, ")");
    return false;
  }
  return match_tail(at, last, state, value);
}

bool match_rest(Iterator& at, const Iterator& last, ParseState& state, Verbatim& value) {
  // A statement begins with a keyword, so there is a token before `at`. What follows it, comments
  // included, is the rest.

  const Token& before = *std::prev(at);
  value.text = state.source().substr(before.end());
  at = last;
  return true;
}

bool match_tail(Iterator& at, const Iterator& last, ParseState& state, Verbatim& value) {
  match_rest(at, last, state, value);
  value.text.erase(0, value.text.find_first_not_of(" \t\r\n"));
  return true;
}

}  // namespace exhume::sql::grammar
