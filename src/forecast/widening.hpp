#pragma once
// How wide a column is, and how wide it has to be.

#include <cstdint>
#include <string>

#include "formats/types/column.hpp"
#include "src/sql/ast_table.hpp"

namespace exhume::forecast {

/// How the lengths of a database count.
enum class Lengths {
  as_declared,  // bytes, but where the column says CHAR or is national: Oracle
  characters,   // characters always: PostgreSQL, SQLite
};

/// What a text needs.
struct Extent {
  std::uint64_t bytes = 0;
  std::uint64_t characters = 0;
};

/// The most that a column takes.
struct Width {
  bool is_fixed = false;            // CHAR, NCHAR
  bool is_national = false;         // NCHAR, NVARCHAR2
  bool counts_characters = false;   // `length` does
  std::uint64_t length = 0;         // 0: no limit
  std::uint64_t most_bytes = 4000;  // of the type, whatever the column says

  bool holds(const Extent& text) const;
};

/// The width of a column as `declared`, or as its descriptor `stored` says where that is null.
/// Types without a length, CLOB and LONG, have no limit.
Width width_of(const types::ColumnType& stored, const sql::DataType* declared, Lengths lengths);

/// VARCHAR2(10 BYTE), NCHAR(5).
std::string to_string(const Width& width);

/// What the column has to become to hold a text of that extent: VARCHAR2(14 BYTE), and, where
/// the characters fit as it is, VARCHAR2(10 CHAR) as the other way. CLOB above all limits.
std::string widened(const Width& width, const Extent& text);

}  // namespace exhume::forecast
