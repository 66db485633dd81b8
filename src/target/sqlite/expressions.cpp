#include "src/target/sqlite/expressions.hpp"

#include <charconv>

#include "src/target/defaults.hpp"
#include "src/target/sqlite/dialect.hpp"

namespace exhume::target::sqlite {
namespace {

// 15 digits are what SQLite keeps of a literal with a fraction or beyond 64 bits.
constexpr std::size_t real_digits = 15;

std::string_view value_word(std::string_view word, DefaultFor column) {
  if (word == "TRUNC(SYSDATE)") return "(strftime('%Y-%m-%d 00:00:00', 'now'))";
  if (column == DefaultFor::moments) return is_moment(word) ? "CURRENT_TIMESTAMP" : "";
  if (word != "SYS_GUID()") return "";
  if (column == DefaultFor::bytes) return "(randomblob(16))";
  return column == DefaultFor::text ? "(hex(randomblob(16)))" : "";
}

bool keeps(const types::Number& number) {
  std::string text;
  append_text(text, number);
  return number.to_int64() || text.size() <= real_digits;
}

constexpr ExpressionDialect conditions{.nvl = "ifnull", .max_digits = real_digits};
constexpr DefaultDialect defaults{.value_word = value_word, .keeps = keeps, .bytes = "x'"};

DefaultFor what_it_holds(std::string_view declared) {
  if (holds_strings(declared)) return DefaultFor::text;
  if (declared == "TEXT DATE" || declared == "TEXT TIMESTAMP") return DefaultFor::moments;
  if (declared == "BLOB") return DefaultFor::bytes;
  return affinity_of(declared) == Affinity::text ? DefaultFor::other : DefaultFor::numbers;
}

// CHAR(5) keeps five characters.
std::size_t padded_length(std::string_view declared) {
  constexpr std::string_view fixed = "CHAR(";
  std::size_t length = 0;
  if (declared.starts_with(fixed)) {
    std::from_chars(declared.data() + fixed.size(), declared.data() + declared.size(), length);
  }
  return length;
}

}  // namespace

Translation translate_expression(const sql::Expression& expression, const FindColumn& find_column) {
  return target::translate_expression(expression, find_column, conditions);
}

Translation translate_default(const sql::Expression& expression, std::string_view declared) {
  return target::translate_default(expression, what_it_holds(declared), padded_length(declared),
                                   defaults);
}

}  // namespace exhume::target::sqlite
