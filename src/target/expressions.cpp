#include "src/target/expressions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "src/sql/tokens.hpp"

namespace exhume::target {
namespace {

constexpr std::array keywords =
    std::to_array<std::string_view>({"AND", "OR", "NOT", "IN", "BETWEEN", "IS", "NULL"});

// Functions that are called alike everywhere; NVL is not.
constexpr std::array functions =
    std::to_array<std::string_view>({"UPPER", "LOWER", "LENGTH", "ABS", "COALESCE"});

constexpr std::array symbols = std::to_array<std::string_view>(
    {"(", ")", ",", "+", "-", "*", "=", "<", ">", "<=", ">=", "<>", "!="});

Translation problem(std::string text) {
  return {"", std::move(text)};
}

bool is_exact_number(std::string_view text, const ExpressionDialect& dialect) {
  const auto is_plain = [](char c) { return (c >= '0' && c <= '9') || c == '.'; };
  return std::ranges::all_of(text, is_plain) && text.size() <= dialect.max_digits;
}

std::string lower_case(std::string word) {
  for (char& c : word) c = static_cast<char>(c - 'A' + 'a');
  return word;
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

class Translator {
 public:
  Translator(const sql::Expression& expression, const FindColumn& find_column,
             const ExpressionDialect& dialect)
      : tokens_(expression.tokens()), find_column_(find_column), dialect_(dialect) {}

  Translation run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      Translation part = token(tokens_[i], i + 1 < tokens_.size() && tokens_[i + 1].text == "(");
      if (!part.is_done()) return part;
      if (!sql_.empty()) sql_ += ' ';
      sql_ += part.sql;
    }
    if (has_number_ && has_text_column_ && !has_length_) {
      return problem("it compares text with a number");
    }
    if (has_length_ && has_unpadded_column_) return problem("it takes the LENGTH of a CHAR");
    if (has_string_ && has_other_column_) return problem("it compares text with another type");
    return {sql_, ""};
  }

 private:
  Translation token(const sql::Token& token, bool is_call) {
    switch (token.kind) {
      case sql::TokenKind::word: return word(sql::fold_case(token.text), is_call);
      case sql::TokenKind::quoted_identifier: return column(sql::unquote(token.text));
      case sql::TokenKind::string: return string(sql::unquote(token.text));
      case sql::TokenKind::number:
        has_number_ = true;
        if (is_exact_number(token.text, dialect_)) return {std::string(token.text), ""};
        return problem(fmt::format("the number {} would lose digits", token.text));
      case sql::TokenKind::symbol:
        if (std::ranges::find(symbols, token.text) != symbols.end()) {
          return {std::string(token.text), ""};
        }
        [[fallthrough]];
      default: return problem(fmt::format("it has {}", token.text));
    }
  }

  Translation word(const std::string& word, bool is_call) {
    if (std::ranges::find(keywords, word) != keywords.end()) return {word, ""};
    if (!is_call) return column(word);
    has_length_ = has_length_ || word == "LENGTH";
    if (word == "NVL") return {std::string(dialect_.nvl), ""};
    if (std::ranges::find(functions, word) != functions.end()) return {lower_case(word), ""};
    return problem(fmt::format("it calls {}", word));
  }

  Translation column(std::string_view name) {
    const auto found = find_column_(name);
    if (!found) return problem(fmt::format("{} is no column of the table", name));
    (found->is_text ? has_text_column_ : has_other_column_) = true;
    has_unpadded_column_ = has_unpadded_column_ || found->is_unpadded;
    return {sql::quote(found->name, '"'), ""};
  }

  // Oracle takes '' for NULL, so that a comparison with it means something else.
  Translation string(const std::string& value) {
    has_string_ = true;
    if (value.empty()) return problem("it compares with an empty string");
    return {sql::quote(value, '\''), ""};
  }

  std::vector<sql::Token> tokens_;
  const FindColumn& find_column_;
  const ExpressionDialect& dialect_;
  std::string sql_;
  bool has_number_ = false;
  bool has_string_ = false;
  bool has_length_ = false;
  bool has_text_column_ = false;
  bool has_other_column_ = false;
  bool has_unpadded_column_ = false;
};

}  // namespace

Translation translate_expression(const sql::Expression& expression, const FindColumn& find_column,
                                 const ExpressionDialect& dialect) {
  return Translator(expression, find_column, dialect).run();
}

Translation translate_default(const sql::Expression& expression, const ExpressionDialect& dialect) {
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
  if (tokens.size() != 1) {
    const std::string_view value = dialect.value_word(joined(tokens));
    return value.empty() ? problem("it is an expression") : Translation{std::string(value), ""};
  }
  const sql::Token& token = tokens[0];
  if (token.kind == sql::TokenKind::number) {
    if (is_exact_number(token.text, dialect)) return {sign + std::string(token.text), ""};
    return problem("it would lose digits");
  }
  if (token.kind == sql::TokenKind::string) {
    const std::string value = sql::unquote(token.text);
    return {value.empty() ? "NULL" : sql::quote(value, '\''), ""};
  }
  if (token.kind == sql::TokenKind::word) {
    const std::string word = sql::fold_case(token.text);
    if (word == "NULL") return {word, ""};
    if (const auto value = dialect.value_word(word); !value.empty())
      return {std::string(value), ""};
  }
  return problem("it is no literal");
}

}  // namespace exhume::target
