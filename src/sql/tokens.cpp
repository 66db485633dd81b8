#include "src/sql/tokens.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <limits>

#include "src/base/text.hpp"

namespace exhume::sql {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || !is_ascii(c);
}
bool starts_word(char c) {
  return is_letter(c) || c == '_';
}
bool continues_word(char c) {
  return starts_word(c) || is_digit(c) || c == '$' || c == '#';
}
bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
char ascii_upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::vector<Token> run(std::size_t most) {
    std::vector<Token> tokens;
    while (tokens.size() < most && skip_space()) {
      start_ = at_;
      const TokenKind kind = scan();
      tokens.push_back({kind, text_.substr(start_, at_ - start_), start_});
    }
    return tokens;
  }

 private:
  /// The byte `ahead` of the current one; NUL after the end.
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  bool skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    return at_ < text_.size();
  }

  TokenKind scan() {
    const char c = peek();
    if (c == '\'') return quoted(TokenKind::string);
    if (c == '"') return quoted(TokenKind::quoted_identifier);
    if (c == '-' && peek(1) == '-') return line_comment();
    if (c == '/' && peek(1) == '*') return block_comment();
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
    if (c == ':' && (starts_word(peek(1)) || is_digit(peek(1)))) return bind();
    if (starts_word(c)) return word();
    return symbol();
  }

  TokenKind quoted(TokenKind kind) {
    const char quote_character = peek();
    for (++at_; at_ < text_.size(); ++at_) {
      if (peek() != quote_character) continue;
      if (peek(1) == quote_character) {
        ++at_;
        continue;
      }
      ++at_;
      return kind;
    }
    return TokenKind::unterminated;
  }

  TokenKind until(std::string_view closing, TokenKind kind) {
    const std::size_t found = text_.find(closing, at_);
    if (found == std::string_view::npos) {
      at_ = text_.size();
      return TokenKind::unterminated;
    }
    at_ = found + closing.size();
    return kind;
  }

  TokenKind line_comment() {
    const bool hint = peek(2) == '+';
    at_ = std::min(text_.find('\n', at_), text_.size());
    return hint ? TokenKind::hint : TokenKind::comment;
  }

  TokenKind block_comment() {
    const bool hint = peek(2) == '+';
    at_ += 2;
    return until("*/", hint ? TokenKind::hint : TokenKind::comment);
  }

  TokenKind number() {
    digits();
    if (peek() == '.' && peek(1) != '.') {  // PL/SQL writes a range as 1..10
      ++at_;
      digits();
    }
    if (ascii_upper(peek()) == 'E') {
      const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
      if (is_digit(peek(1 + sign))) {
        at_ += 1 + sign;
        digits();
      }
    }
    const char suffix = ascii_upper(peek());
    if ((suffix == 'F' || suffix == 'D') && !continues_word(peek(1))) ++at_;
    return TokenKind::number;
  }

  void digits() {
    while (is_digit(peek())) ++at_;
  }

  TokenKind bind() {
    for (++at_; at_ < text_.size() && continues_word(peek());) ++at_;
    return TokenKind::bind;
  }

  TokenKind word() {
    while (at_ < text_.size() && continues_word(peek())) ++at_;
    if (peek() != '\'') return TokenKind::word;
    const std::string_view prefix = text_.substr(start_, at_ - start_);
    if (is_word(prefix, "N")) {
      return quoted(TokenKind::alternative_string);
    }
    if (is_word(prefix, "Q") || is_word(prefix, "NQ")) return alternative_quoted();
    return TokenKind::word;
  }

  TokenKind alternative_quoted() {
    if (at_ + 1 >= text_.size()) {
      at_ = text_.size();
      return TokenKind::unterminated;
    }
    const char end[] = {closing_of_quote(peek(1)), '\''};
    at_ += 2;
    return until(std::string_view(end, 2), TokenKind::alternative_string);
  }

  TokenKind symbol() {
    static constexpr std::string_view pairs[] = {
        "||", ":=", "=>", "..", "<=", ">=", "<>", "!=", "**", "<<", ">>"};
    const std::string_view two = text_.substr(at_, 2);
    at_ += std::find(std::begin(pairs), std::end(pairs), two) != std::end(pairs) ? 2 : 1;
    return TokenKind::symbol;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;
};

bool same_token(const Token& a, const Token& b) {
  if (a.kind != b.kind) return false;
  if (a.text == b.text) return true;
  return a.kind == TokenKind::word && fold_case(a.text) == fold_case(b.text);
}

}  // namespace

std::vector<Token> tokenize(std::string_view text, std::size_t most) {
  return Scanner(text).run(most);
}

std::vector<Token> significant_tokens(std::string_view text, std::size_t most) {
  std::vector<Token> tokens = tokenize(text, most);
  std::erase_if(tokens, [](const Token& token) { return token.kind == TokenKind::comment; });
  return tokens;
}

bool same_tokens(std::string_view a, std::string_view b) {
  const std::vector<Token> left = significant_tokens(a);
  const std::vector<Token> right = significant_tokens(b);
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), same_token);
}

std::string fold_case(std::string_view word) {
  constexpr std::size_t icu_limit = std::numeric_limits<std::int32_t>::max();
  if (word.size() <= icu_limit && !std::all_of(word.begin(), word.end(), is_ascii)) {
    constexpr char16_t replacement = 0xFFFD;
    auto decoded = icu::UnicodeString::fromUTF8(
        icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
    if (decoded.indexOf(replacement) < 0) {
      std::string folded;
      return decoded.toUpper(icu::Locale::getRoot()).toUTF8String(folded);
    }
  }
  std::string folded(word);
  std::transform(folded.begin(), folded.end(), folded.begin(), ascii_upper);
  return folded;
}

bool is_word(std::string_view word, std::string_view upper_case) {
  return std::equal(word.begin(), word.end(), upper_case.begin(), upper_case.end(),
                    [](char c, char upper) { return ascii_upper(c) == upper; });
}

std::string unquote(std::string_view quoted) {
  std::string text;
  for (std::size_t i = 1; i + 1 < quoted.size(); ++i) {
    text += quoted[i];
    if (quoted[i] == quoted.front()) ++i;
  }
  return text;
}

std::string quote(std::string_view text, char quote_character) {
  std::string quoted(1, quote_character);
  for (const char c : text) {
    quoted += c;
    if (c == quote_character) quoted += c;
  }
  return quoted += quote_character;
}

}  // namespace exhume::sql
