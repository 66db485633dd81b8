#pragma once
// Defaults of columns in a target's dialect.

#include <cstddef>
#include <string_view>

#include "formats/types/number.hpp"
#include "src/sql/ast_common.hpp"
#include "src/target/expressions.hpp"

namespace exhume::target {

/// What a column holds, as far as its default depends on it; in `any` a literal stays what it is.
enum class DefaultFor { numbers, text, moments, bytes, other, any };

/// Where targets differ.
struct DefaultDialect {
  /// SYSDATE, TRUNC(SYSDATE), USER, SYS_GUID() in a column for that; "" for what is nothing there.
  std::string_view (*value_word)(std::string_view upper_case, DefaultFor column);

  /// Whether a literal of that number stays exact.
  bool (*keeps)(const types::Number& number);

  /// What stands before the hexadecimal digits of a literal of bytes, a quote behind them.
  std::string_view bytes = "";
};

/// Whether the word, in capitals, is the current moment: SYSDATE, TRUNC(SYSDATE).
bool is_moment(std::string_view word);

/// A column's default: a literal, NULL, or one of the dialect's words. A literal becomes what
/// Oracle makes of it in such a column, '0' a number and 0 a text; where that depends on settings,
/// as with dates, it is a problem. Texts get blanks up to `padded_to` characters.
Translation translate_default(const sql::Expression& expression, DefaultFor column,
                              std::size_t padded_to, const DefaultDialect& dialect);

}  // namespace exhume::target
