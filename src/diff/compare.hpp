#pragma once
// How two dumps differ.

#include <cstdint>
#include <string>
#include <vector>

#include "src/diff/contents.hpp"

namespace exhume::diff {

/// Statements of an object that only one of the dumps has.
struct StatementDifference {
  ObjectKey object;
  std::vector<std::string> only_first;
  std::vector<std::string> only_second;
};

/// Table data that differs.
struct RowsDifference {
  RowsKey table;
  std::uint64_t first_rows = 0;  // 0 also where a dump has no data of the table
  std::uint64_t second_rows = 0;
  std::vector<std::string> only_first;  // rows as COPY text, when they were looked for
  std::vector<std::string> only_second;
  std::uint64_t more = 0;          // further rows that only one has
  std::uint64_t not_compared = 0;  // rows that did not fit into memory
};

struct Comparison {
  std::vector<StatementDifference> statements;
  std::vector<RowsDifference> rows;

  bool is_same() const { return statements.empty() && rows.empty(); }
};

/// Compares by object; the order of statements and rows does not count.
Comparison compare(const Contents& first, const Contents& second);

/// Reads both dumps again, from their beginnings, and lists the rows of the tables in
/// `comparison` that only one of them has, up to `most` of each table and side. Equal rows count
/// as often as they stand. What is remembered of the rows is bounded, 24 MB: of tables that
/// differ widely only the first are compared.
void list_rows(Comparison& comparison, const Contents& first, const Contents& second,
               dump::Reader& first_dump, dump::Reader& second_dump, std::size_t most);

}  // namespace exhume::diff
