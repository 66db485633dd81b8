#pragma once
// What a column is in Oracle that no import declared.

#include <cstdint>
#include <string>

#include "src/sql/ast_table.hpp"

namespace exhume::source::sqlite {

/// What the rows of a column hold: SQLite lets any value into almost any column.
struct HeldValues {
  bool texts = false;
  bool blobs = false;
  bool reals = false;
  bool only_dates = false;           // all texts begin YYYY-MM-DD
  std::int64_t longest_text = 0;     // characters
  std::int64_t most_text_bytes = 0;  // likewise in UTF-8
};

/// The type of Oracle's that a column declared so holds its values in.
sql::DataType native_type(const std::string& declared, const HeldValues& held);

}  // namespace exhume::source::sqlite
