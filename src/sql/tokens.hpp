#pragma once
// SQL and PL/SQL text as tokens. Linear in the text and total: any bytes give tokens.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace exhume::sql {

enum class TokenKind {
  word,                // keyword or unquoted identifier; letters of any script, digits, _ $ #
  quoted_identifier,   // "..." with "" for a quote
  string,              // '...' with '' for a quote
  alternative_string,  // N'...', q'[...]', Nq'{...}'
  number,              // 10  1.5  .5  1e-3  2f
  bind,                // :1  :new
  symbol,              // one operator or punctuation mark
  comment,             // -- ... to the end of the line, or /* ... */
  hint,                // --+ ... or /*+ ... */
  unterminated,        // a quote or comment that the text ends in
};

/// One token. `text` is the exact spelling, a view into the text that tokenize() was given.
struct Token {
  TokenKind kind = TokenKind::symbol;
  std::string_view text;
  std::size_t offset = 0;  // in bytes from the start of the text

  std::size_t end() const { return offset + text.size(); }
};

/// The tokens of `text` in order, at most the first `most`, comments and hints included, white
/// space left out. Never fails: what cannot be a token is a symbol of one byte.
std::vector<Token> tokenize(std::string_view text, std::size_t most = SIZE_MAX);

/// The same without comments (hints stay): what a grammar works on.
std::vector<Token> significant_tokens(std::string_view text, std::size_t most = SIZE_MAX);

/// Whether two statements are the same but for white space, comments and the letter case of
/// words. Quoted identifiers and strings have to be equal to the byte.
bool same_tokens(std::string_view a, std::string_view b);

/// Upper case as Oracle takes an unquoted identifier: SCOTT for Scott. Text that is no valid
/// UTF-8 keeps its bytes above 7F.
std::string fold_case(std::string_view word);

/// Whether `word` is `upper_case`, a word of ASCII capitals, in any letter case.
bool is_word(std::string_view word, std::string_view upper_case);

/// 'text' without its quotes and doubled quotes, for a quoted_identifier or string token.
std::string unquote(std::string_view quoted);

/// `text` between two `quote` characters, those inside doubled: what unquote() takes back.
std::string quote(std::string_view text, char quote_character);

}  // namespace exhume::sql
