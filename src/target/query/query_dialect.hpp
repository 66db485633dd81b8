#pragma once
// What queries need of a target's SQL, and what kinds of values they tell apart.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/target/table.hpp"

namespace exhume::target {

/// What an expression gives, as far as its meaning depends on it.
/// `digits` is a number that the target may keep as text.
enum class Kind {
  null,
  integer,
  number,
  digits,
  text,
  padded_text,
  date,
  timestamp,
  other,
  condition
};

/// The pieces of a query in which targets differ. Arguments are SQL of the target. Without state.
class QueryDialect {
 public:
  QueryDialect() = default;
  QueryDialect(const QueryDialect&) = delete;
  QueryDialect& operator=(const QueryDialect&) = delete;
  virtual ~QueryDialect() = default;

  /// What a column or alias of that name in Oracle is called.
  virtual std::string name(std::string_view oracle_name) const = 0;

  virtual Kind kind(const Column& column) const = 0;

  /// Digits of a number that stay exact as a literal.
  virtual std::size_t max_digits() const = 0;

  /// Whether the blanks behind a CHAR are lost when it meets a VARCHAR or a function.
  virtual bool loses_blanks() const = 0;

  /// The current second as a DATE has it.
  virtual std::string_view now() const = 0;

  /// A DATE as a literal, from YYYY-MM-DD.
  virtual std::string date(std::string_view day) const = 0;

  /// The strings one after the other, NULL as an empty one.
  virtual std::string concatenated(const std::vector<std::string>& texts) const = 0;

  /// An integer that does not overflow when it is computed with.
  virtual std::string widened(const std::string& integer) const = 0;

  /// A number of Kind::digits such that numbers compare with it, as exactly as the target computes.
  virtual std::string as_number(const std::string& digits) const = 0;

  /// A literal as rows keep the number, where they keep it as Kind::digits.
  virtual std::string as_kept(const std::string& literal) const = 0;

  virtual std::string quotient(const std::string& dividend, const std::string& divisor) const = 0;

  /// A CHAR, so that it equals another one whatever blanks are behind either.
  virtual std::string unpadded(const std::string& text) const = 0;

  /// Whether two values are the same, or both NULL.
  virtual std::string same(const std::string& a, const std::string& b) const = 0;

  /// LIKE a pattern of %, _ and other characters, where case matters.
  virtual std::string like(const std::string& text, std::string_view pattern) const = 0;

  /// Where the first text stands in the other, from 1; 0 for nowhere.
  virtual std::string position(const std::string& part, const std::string& text) const = 0;

  /// The DATE with the time 00:00:00.
  virtual std::string day_of(const std::string& date) const = 0;

  /// YEAR, MONTH or DAY of a DATE as an integer.
  virtual std::string part_of(std::string_view part, const std::string& date) const = 0;

  /// The DATE as text in a format of TO_CHAR that consists of YYYY, MM, DD, HH24, MI, SS and
  /// punctuation; nothing for another format.
  virtual std::optional<std::string> formatted(const std::string& date,
                                               std::string_view format) const = 0;

  /// A function of numbers that gives exactly what Oracle's does: ROUND, TRUNC, FLOOR, CEIL, SIGN;
  /// nothing where there is none.
  virtual std::optional<std::string> rounded(std::string_view function, const std::string& number,
                                             std::string_view digits) const = 0;

  /// CAST of a number to NUMBER(precision, scale), or nothing where that is not exact.
  virtual std::optional<std::string> cast_to_number(const std::string& number,
                                                    std::string_view precision,
                                                    std::string_view scale) const = 0;

  /// Whether UPPER and LOWER know all letters.
  virtual bool folds_all_letters() const = 0;

  /// What stands behind a key of ORDER BY so that NULLs come where Oracle has them.
  virtual std::string_view nulls(bool descending) const = 0;

  /// What fails for a view that cannot be read, though it could be created; "" for nothing.
  virtual std::string check(const std::string& view) const = 0;
};

}  // namespace exhume::target
