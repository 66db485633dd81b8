#pragma once
// Which texts of a dump a database in another character set would not take, before it is loaded.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "charset/character_set.hpp"
#include "charset/encoder.hpp"
#include "src/base/error.hpp"
#include "src/dump/reader.hpp"
#include "src/forecast/declared_columns.hpp"
#include "src/forecast/widening.hpp"

namespace exhume::forecast {

/// Where the texts are to go.
struct Destination {
  const charset::CharacterSet* database = nullptr;
  const charset::CharacterSet* national = nullptr;
  Lengths lengths = Lengths::as_declared;
};

/// Rows whose text in one column would be refused or changed.
struct Affected {
  std::uint64_t rows = 0;
  std::uint64_t first_row = 0;  // from 1 within the table data of `first_partition`
  std::string first_partition;

  void add(const types::TableDescription& table, std::uint64_t row);
};

/// What would happen to one column.
struct ColumnForecast {
  std::string owner;
  std::string table;
  std::string column;
  std::string declared;  // VARCHAR2(10 BYTE); empty for a type without a length
  Affected too_long;
  Extent widest;                     // of the texts that are too long
  std::string widening;              // VARCHAR2(14 BYTE) or VARCHAR2(10 CHAR)
  Affected unmapped;                 // the set lacks a character
  std::vector<std::string> lacking;  // the first few such characters: U+20AC

  bool is_clean() const { return too_long.rows == 0 && unmapped.rows == 0; }
};

/// Measures the texts of rows, table after table.
class CharsetForecast {
 public:
  /// Throws Error(no_conversion) for a set without a conversion table.
  explicit CharsetForecast(const Destination& destination);

  /// Takes note of what a statement says about the widths of columns.
  void learn(const dump::SqlItem& item) { declared_.learn(item); }

  /// The next rows are those of `table`.
  void begin(const types::TableDescription& table);

  /// Measures row `number`, counted from 1 behind begin().
  void measure(std::uint64_t number, const dump::Values& values);

  /// The columns that would not come through whole, in the order in which they were found.
  std::vector<ColumnForecast> findings() const;

 private:
  struct Measured {
    std::size_t position = 0;
    Width width;
    const charset::CharacterSet* set = nullptr;
    ColumnForecast* forecast = nullptr;
  };

  void measure(std::uint64_t number, const Measured& column, std::string_view utf8);

  Destination destination_;
  charset::Encoders encoders_;
  DeclaredColumns declared_;
  types::TableDescription table_;
  std::vector<Measured> columns_;  // of table_, those with text
  std::vector<std::unique_ptr<ColumnForecast>> forecasts_;
  std::map<std::vector<std::string>, ColumnForecast*> known_;  // by owner, table and column
  std::vector<std::uint8_t> encoded_;
  charset::BadSpots bad_;
};

/// What a forecast went through.
struct ForecastReport {
  std::uint64_t tables = 0;  // INSERTs with table data
  std::uint64_t rows = 0;
  std::vector<ColumnForecast> columns;
  std::optional<Error> error;  // what ended the dump early
};

/// Measures all rows of the dump. Throws Error(no_conversion).
ForecastReport forecast_charset(dump::Reader& dump, const Destination& destination);

/// "3 rows of more than VARCHAR2(10 BYTE), the first is row 2; …": what is wrong with the column.
std::string describe(const ColumnForecast& forecast);

}  // namespace exhume::forecast
