#pragma once
// The INSERT line before table data: which table and columns the rows belong to.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace exhume::exp {

/// The names in an INSERT line, as bytes of the client's character set.
struct InsertLine {
  std::string owner;  // empty when the line does not qualify the table
  std::string table;
  std::vector<std::string> columns;  // "A"."B" is A.B
};

/// Takes `INSERT [/*+hint*/] INTO ["O".]"T" [PARTITION ("P")] ("A", "B"."C") VALUES (:1, :2)`
/// apart; names may do without their quotes. Nothing when the line has another form.
std::optional<InsertLine> parse_insert_line(std::string_view line);

}  // namespace exhume::exp
