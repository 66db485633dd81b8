#pragma once
// What types the columns of a table may have, judging by the bytes of its rows.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/datafile/row_piece.hpp"
#include "formats/types/column.hpp"

namespace exhume::datafile {

/// How sure a guess is.
enum class Sureness : std::uint8_t {
  sure,    // three values or more, and they fit no other type
  likely,  // fewer values, and they fit no other type
  guess,   // another type would fit as well, or some values do not fit
};

/// "sure", "likely", "guess".
std::string_view to_string(Sureness sureness);

/// The type of a column, as far as it can be told. Without dictionary, RAW stands for everything
/// that fits nothing better.
struct ColumnGuess {
  types::TypeCode type = types::TypeCode::raw;
  Sureness sureness = Sureness::guess;
  std::uint64_t values = 0;   // that are not NULL
  std::uint64_t fitting = 0;  // of them
};

/// Looks at the values of one column.
class ColumnGuesser {
 public:
  /// The types that are told apart.
  static constexpr std::array candidates{types::TypeCode::date, types::TypeCode::timestamp,
                                         types::TypeCode::timestamp_tz, types::TypeCode::number,
                                         types::TypeCode::varchar2};

  /// Counts a value that is not NULL.
  void add(Bytes value);

  ColumnGuess guess() const;

 private:
  std::uint64_t values_ = 0;
  std::array<std::uint64_t, candidates.size()> fitting_{};
};

/// Looks at the rows of one table.
class TableGuesser {
 public:
  /// Counts the columns of a row. Pieces of chained rows and cluster rows do not begin with the
  /// first column of their table, and are left out.
  void add(const RowPiece& row);

  /// Counts the columns of a row that was joined of several pieces.
  void add(const StoredColumns& columns);

  /// One guess for each column of the longest row.
  std::vector<ColumnGuess> guesses() const;

 private:
  std::vector<ColumnGuesser> columns_;
};

/// A value as text: decoded as `type` where its bytes are of that type, text with bytes that are
/// not ASCII as \xNN, and otherwise hex behind 0x. NULL is "NULL".
std::string value_text(types::TypeCode type, const std::optional<Bytes>& value);

}  // namespace exhume::datafile
