#include "src/sql/tokens.hpp"

#include <catch2/catch.hpp>

using namespace exhume::sql;

namespace {

std::vector<std::string> texts(std::string_view text) {
  std::vector<std::string> result;
  for (const Token& token : tokenize(text)) result.emplace_back(token.text);
  return result;
}

TokenKind only_kind(std::string_view text) {
  const std::vector<Token> tokens = tokenize(text);
  REQUIRE(tokens.size() == 1);
  CHECK(tokens[0].text == text);
  return tokens[0].kind;
}

}  // namespace

TEST_CASE("each kind of token is known by its spelling") {
  CHECK(only_kind("emp_no#$1") == TokenKind::word);
  CHECK(only_kind("größe") == TokenKind::word);
  CHECK(only_kind("\"a \"\" b\"") == TokenKind::quoted_identifier);
  CHECK(only_kind("'it''s'") == TokenKind::string);
  CHECK(only_kind("N'x'") == TokenKind::alternative_string);
  CHECK(only_kind("q'[it's]'") == TokenKind::alternative_string);
  CHECK(only_kind("nQ'!it's!'") == TokenKind::alternative_string);
  CHECK(only_kind(":new") == TokenKind::bind);
  CHECK(only_kind(":12") == TokenKind::bind);
  CHECK(only_kind("||") == TokenKind::symbol);
  CHECK(only_kind("-- x") == TokenKind::comment);
  CHECK(only_kind("/* x */") == TokenKind::comment);
  CHECK(only_kind("/*+ FULL(a) */") == TokenKind::hint);
  for (const char* number : {"0", "10", "1.5", ".5", "1e10", "1E-3", "2f", "3."}) {
    CHECK(only_kind(number) == TokenKind::number);
  }
}

TEST_CASE("tokens touch each other without white space") {
  CHECK(texts("a.\"B\"(+)=1..10") ==
        std::vector<std::string>{"a", ".", "\"B\"", "(", "+", ")", "=", "1", "..", "10"});
  CHECK(texts("64K") == std::vector<std::string>{"64", "K"});
  CHECK(texts("x:=:1;") == std::vector<std::string>{"x", ":=", ":1", ";"});
}

TEST_CASE("a token knows where it stands") {
  const std::vector<Token> tokens = tokenize("  a  'b'");
  REQUIRE(tokens.size() == 2);
  CHECK(tokens[1].offset == 5);
  CHECK(tokens[1].end() == 8);
}

TEST_CASE("what the text ends in the middle of is unterminated") {
  for (const char* text : {"'abc", "\"abc", "/* abc", "q'[abc]", "q'", "'it''"}) {
    CHECK(only_kind(text) == TokenKind::unterminated);
  }
}

TEST_CASE("any bytes are tokens that cover all but white space") {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes += static_cast<char>(i);
  std::size_t covered = 0;
  for (const Token& token : tokenize(bytes)) {
    CHECK(token.text.data() == bytes.data() + token.offset);
    covered += token.text.size();
  }
  CHECK(covered == 256 - 6);  // blank, tab, line feed, vertical tab, form feed, carriage return
}

TEST_CASE("statements are the same but for space, comments and the case of words") {
  CHECK(same_tokens("select a,b from t", "SELECT  A , B -- all\nFROM /* the */ T"));
  CHECK(same_tokens("größe", "GRÖSSE"));
  CHECK_FALSE(same_tokens("\"a\"", "\"A\""));
  CHECK_FALSE(same_tokens("'a'", "'A'"));
  CHECK_FALSE(same_tokens("a", "\"A\""));
  CHECK_FALSE(same_tokens("a b", "a"));
  CHECK_FALSE(same_tokens("ab", "a b"));
  CHECK_FALSE(same_tokens("select /*+ full(t) */ 1", "select 1"));
}

TEST_CASE("unquoted names fold to upper case, bytes that are no UTF-8 stay") {
  CHECK(fold_case("Emp_1") == "EMP_1");
  CHECK(fold_case("straße_é") == "STRASSE_É");
  CHECK(fold_case("a\xE9") == "A\xE9");
}

TEST_CASE("quoting and unquoting are each other's inverse") {
  for (const char* text : {"", "a", "\"", "a\"\"b", "it's"}) {
    CHECK(unquote(quote(text, '"')) == text);
    CHECK(unquote(quote(text, '\'')) == text);
  }
  CHECK(quote("it's", '\'') == "'it''s'");
}
