#pragma once
// A table's columns from the text of its CREATE TABLE statement, for when the descriptors in
// front of its rows are damaged.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/exp/table_data.hpp"

namespace exhume::recover {

/// What descriptors need that no CREATE TABLE statement says.
struct Surroundings {
  std::uint16_t database_charset = 0;
  std::uint16_t national_charset = 0;
  std::uint16_t locator_length = 0;  // size in the descriptors of LOB columns
  int major_version = 0;
  bool direct_path = false;
};

/// A table as text describes it.
struct DescribedTable {
  std::string table;                 // bytes of the statement's character set, as are `columns`
  std::vector<std::string> columns;  // their names
  exp::DataHead head;                // what exp writes for them

  /// `INSERT INTO "T" ("A", …) VALUES (:1, …)` and a line end.
  std::string insert_line() const;
};

/// Takes a CREATE TABLE statement apart. Nothing when it is none that the grammar covers, or when
/// a column is of a type whose descriptor cannot be told from the text: an object, a collection.
std::optional<DescribedTable> described_table(std::string_view create_table,
                                              const Surroundings& surroundings);

}  // namespace exhume::recover
