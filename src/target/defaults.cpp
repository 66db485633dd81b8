#include "src/target/defaults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <vector>

#include "src/sql/tokens.hpp"

namespace exhume::target {
namespace {

constexpr std::array moments =
    std::to_array<std::string_view>({"SYSDATE", "SYSTIMESTAMP", "CURRENT_DATE", "CURRENT_TIMESTAMP",
                                     "LOCALTIMESTAMP", "TRUNC(SYSDATE)"});

Translation problem(std::string text) {
  return {"", std::move(text)};
}

// TRUNC(SYSDATE), however it is written; "" for what is not just words and parentheses.
std::string joined(const std::vector<sql::Token>& tokens) {
  std::string out;
  for (const sql::Token& token : tokens) {
    const bool is_known =
        token.kind == sql::TokenKind::word || token.text == "(" || token.text == ")";
    if (!is_known) return "";
    out += sql::fold_case(token.text);
  }
  return out;
}

class DefaultValue {
 public:
  DefaultValue(DefaultFor column, std::size_t padded_to, const DefaultDialect& dialect)
      : column_(column), padded_to_(padded_to), dialect_(dialect) {}

  Translation number(std::string_view digits) const {
    const auto number = types::Number::from_decimal(digits);
    if (!number || number->is_infinite()) return problem(fmt::format("{} is no number", digits));
    if (column_ == DefaultFor::numbers || column_ == DefaultFor::any) return plain(*number);
    if (column_ != DefaultFor::text) return other();
    // A fraction of a number as text depends on settings.
    if (!number->to_int64()) return problem("Oracle makes text of a number by its settings");
    return padded(std::to_string(*number->to_int64()));
  }

  Translation string(const std::string& value) const {
    if (value.empty()) return {"NULL", ""};
    if (column_ == DefaultFor::text || column_ == DefaultFor::any) return padded(value);
    if (column_ == DefaultFor::moments) return problem("Oracle reads a date by its settings");
    if (column_ == DefaultFor::bytes) return bytes(value);
    if (column_ != DefaultFor::numbers) return other();
    const auto number = types::Number::from_decimal(value);
    if (number && !number->is_infinite()) return plain(*number);
    return problem(fmt::format("{} is no number", sql::quote(value, '\'')));
  }

  Translation word(const std::string& word, std::string otherwise) const {
    if (is_moment(word) && column_ == DefaultFor::text) {
      return problem("Oracle makes text of a date by its settings");
    }
    const bool is_at_home = column_ == DefaultFor::moments || column_ == DefaultFor::any;
    if (is_moment(word) && !is_at_home) return other();
    const std::string_view value = dialect_.value_word(word, column_);
    return value.empty() ? problem(std::move(otherwise)) : Translation{std::string(value), ""};
  }

 private:
  Translation plain(const types::Number& number) const {
    if (!dialect_.keeps(number)) return problem("it would lose digits");
    std::string text;
    append_text(text, number);
    return {text, ""};
  }

  Translation padded(std::string value) const {
    const bool is_ascii =
        std::ranges::all_of(value, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (padded_to_ > 0 && !is_ascii) {
      return problem("the blanks behind it depend on the character set");
    }
    if (value.size() < padded_to_) value.resize(padded_to_, ' ');
    return {sql::quote(value, '\''), ""};
  }

  // As HEXTORAW() reads them.
  Translation bytes(const std::string& digits) const {
    const bool is_hex = std::ranges::all_of(
        digits, [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; });
    if (!is_hex) return other();
    return {fmt::format("{}{}{}'", dialect_.bytes, digits.size() % 2 == 0 ? "" : "0", digits), ""};
  }

  static Translation other() { return problem("it is of another type than the column"); }

  DefaultFor column_;
  std::size_t padded_to_;
  const DefaultDialect& dialect_;
};

}  // namespace

bool is_moment(std::string_view word) {
  return std::ranges::find(moments, word) != moments.end();
}

Translation translate_default(const sql::Expression& expression, DefaultFor column,
                              std::size_t padded_to, const DefaultDialect& dialect) {
  const DefaultValue value(column, padded_to, dialect);
  std::vector<sql::Token> tokens = expression.tokens();
  while (tokens.size() > 2 && tokens.front().text == "(" && tokens.back().text == ")") {
    tokens = std::vector(tokens.begin() + 1, tokens.end() - 1);
  }
  std::string sign;
  if (tokens.size() == 2 && (tokens[0].text == "-" || tokens[0].text == "+")) {
    sign = tokens[0].text;
    tokens.erase(tokens.begin());
    if (tokens[0].kind != sql::TokenKind::number) return problem("it is an expression");
  }
  if (tokens.size() != 1) return value.word(joined(tokens), "it is an expression");
  const sql::Token& token = tokens[0];
  if (token.kind == sql::TokenKind::number) return value.number(sign + std::string(token.text));
  if (token.kind == sql::TokenKind::string) return value.string(sql::unquote(token.text));
  const std::string word =
      token.kind == sql::TokenKind::word ? sql::fold_case(token.text) : std::string();
  return word == "NULL" ? Translation{word, ""} : value.word(word, "it is no literal");
}

}  // namespace exhume::target
