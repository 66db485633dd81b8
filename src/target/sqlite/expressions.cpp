#include "src/target/sqlite/expressions.hpp"

#include <algorithm>
#include <array>

namespace exhume::target::sqlite {
namespace {

constexpr std::array moments = std::to_array<std::string_view>(
    {"SYSDATE", "SYSTIMESTAMP", "CURRENT_DATE", "CURRENT_TIMESTAMP", "LOCALTIMESTAMP"});

std::string_view value_word(std::string_view word) {
  if (word == "TRUNC(SYSDATE)") return "(strftime('%Y-%m-%d 00:00:00', 'now'))";
  if (word == "SYS_GUID()") return "(randomblob(16))";
  return std::ranges::find(moments, word) != moments.end() ? "CURRENT_TIMESTAMP" : "";
}

// 15 digits are what SQLite keeps of a literal with a fraction or beyond 64 bits.
constexpr ExpressionDialect dialect{.nvl = "ifnull", .max_digits = 15, .value_word = value_word};

}  // namespace

Translation translate_expression(const sql::Expression& expression, const FindColumn& find_column) {
  return target::translate_expression(expression, find_column, dialect);
}

Translation translate_default(const sql::Expression& expression) {
  return target::translate_default(expression, dialect);
}

}  // namespace exhume::target::sqlite
