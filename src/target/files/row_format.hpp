#pragma once
// Rows as text: one format is one class in a file of its own.

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/types/column.hpp"
#include "formats/types/value.hpp"

namespace exhume::target {

/// Turns the rows of one table into text. Appends to `out`, so that one buffer serves many rows.
class RowFormat {
 public:
  RowFormat() = default;
  RowFormat(const RowFormat&) = delete;
  RowFormat& operator=(const RowFormat&) = delete;
  virtual ~RowFormat() = default;

  /// What stands before the first row of a table.
  virtual void begin(std::string& out, const types::TableDescription& table) = 0;

  /// One row of the table that begin() named.
  virtual void row(std::string& out, std::span<const types::Value> values) = 0;
};

/// Makes the format of that name: csv, copy, jsonl or sql. Nothing for another name.
std::unique_ptr<RowFormat> make_row_format(std::string_view name);

/// The names that make_row_format() knows.
std::vector<std::string> row_format_names();

std::unique_ptr<RowFormat> make_csv_format();
std::unique_ptr<RowFormat> make_copy_format();
std::unique_ptr<RowFormat> make_jsonl_format();
std::unique_ptr<RowFormat> make_sql_format();

/// Doubles `quote` wherever it stands in `text` and puts it around: "a""b".
void append_quoted(std::string& out, std::string_view text, char quote);

}  // namespace exhume::target
