#pragma once
// Typed values into the parameters of an INSERT, without losing any of them.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/types/value.hpp"
#include "src/target/sqlite/connection.hpp"
#include "src/target/sqlite/dialect.hpp"

namespace exhume::target::sqlite {

/// Whether SQLite shows the double nearest to a plain decimal with a fraction as that decimal.
bool is_shown_exactly(std::string_view decimal);

/// Inserts rows into one table.
class RowWriter {
 public:
  /// `insert` has one parameter for each of `affinities`, which are those of its columns.
  RowWriter(Statement insert, std::vector<Affinity> affinities);

  /// Inserts one row and returns SQLite's result code. A NUMBER is stored as INTEGER when it is
  /// whole and fits 64 bits; as REAL when it has at most 15 digits and SQLite shows it without
  /// an exponent; otherwise as TEXT with all digits. A column that turns text into numbers gets
  /// a REAL of up to 15 digits; a row with more is refused, since it would round them. BINARY_FLOAT
  /// and BINARY_DOUBLE are REAL, NaN is TEXT; bytes and what could not be decoded are BLOBs; all
  /// else is the canonical text.
  int insert(std::span<const types::Value> values);

  /// Why the last row was refused before SQLite saw it; "" when SQLite did.
  const std::string& refusal() const { return refusal_; }

 private:
  void bind(std::size_t column, const types::Value& value);
  void bind_number(int parameter, Affinity affinity, const types::Number& number);
  void bind_float(int parameter, double value, const types::Value& written);
  std::string& scratch(int parameter);

  Statement insert_;
  std::vector<Affinity> affinities_;
  std::string refusal_;
  std::vector<std::string> scratch_;  // text that has to live until the row is in
};

}  // namespace exhume::target::sqlite
