#include "src/target/expressions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>

#include "src/sql/tokens.hpp"
#include "src/target/number_literal.hpp"

namespace exhume::target {
namespace {

constexpr std::array keywords =
    std::to_array<std::string_view>({"AND", "OR", "NOT", "IN", "BETWEEN", "IS", "NULL"});

// Words of Oracle's that people would not look for among the columns.
constexpr std::array no_columns = std::to_array<std::string_view>(
    {"ALL",          "ANY",    "CASE",         "CONNECT_BY_ROOT",
     "DATE",         "ELSE",   "END",          "ESCAPE",
     "EXISTS",       "FROM",   "INTERVAL",     "LEVEL",
     "LIKE",         "LIKEC",  "PRIOR",        "ROWNUM",
     "ROWID",        "SELECT", "SOME",         "SYSDATE",
     "SYSTIMESTAMP", "THEN",   "TIMESTAMP",    "UID",
     "USER",         "WHEN",   "CURRENT_DATE", "CURRENT_TIMESTAMP"});

// Functions that are called alike everywhere; NVL is not.
constexpr std::array functions =
    std::to_array<std::string_view>({"UPPER", "LOWER", "LENGTH", "ABS", "COALESCE"});

constexpr std::array symbols = std::to_array<std::string_view>(
    {"(", ")", ",", "+", "-", "*", "=", "<", ">", "<=", ">=", "<>", "!="});

Translation problem(std::string text) {
  return {"", std::move(text)};
}

bool is_one_of(const sql::Token& token, std::initializer_list<std::string_view> words) {
  const bool is_plain = token.kind == sql::TokenKind::symbol || token.kind == sql::TokenKind::word;
  return is_plain && std::ranges::any_of(words, [&token](std::string_view word) {
           return token.text == word || sql::is_word(token.text, word);
         });
}

std::string lower_case(std::string word) {
  for (char& c : word) c = static_cast<char>(c - 'A' + 'a');
  return word;
}

class Translator {
 public:
  Translator(const sql::Expression& expression, const FindColumn& find_column,
             const ExpressionDialect& dialect)
      : tokens_(expression.tokens()), find_column_(find_column), dialect_(dialect) {}

  Translation run() {
    for (const sql::Token& token : tokens_) {
      is_computed_ = is_computed_ || is_one_of(token, {"+", "-", "*"});
      is_compared_ = is_compared_ ||
                     is_one_of(token, {"=", "<", ">", "<=", ">=", "<>", "!=", "IN", "BETWEEN"});
    }
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
        return exact_number(token.text, dialect_.max_digits);
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
    if (!found && std::ranges::find(no_columns, name) != no_columns.end()) {
      return problem(fmt::format("it has {}", name));
    }
    if (!found) return problem(fmt::format("{} is no column of the table", name));
    (found->is_text ? has_text_column_ : has_other_column_) = true;
    has_unpadded_column_ = has_unpadded_column_ || found->is_unpadded;
    if (is_compared_ && !found->compared.empty()) return {found->compared, ""};
    if (is_computed_ && !found->computed.empty()) return {found->computed, ""};
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
  bool is_computed_ = false;
  bool is_compared_ = false;
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

}  // namespace exhume::target
