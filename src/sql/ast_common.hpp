#pragma once
// The parts that syntax trees of all statements share: names, expressions, options,
// physical attributes.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "src/sql/tokens.hpp"

namespace exhume::sql {

/// A name in UTF-8 as the data dictionary holds it: without quotes, and in upper case when it
/// was written without them.
struct Identifier {
  std::string text;
  bool quoted = true;  // how it is written, and so printed

  bool operator==(const Identifier&) const = default;
};

/// An object, perhaps qualified by its owner.
struct Name {
  std::optional<Identifier> schema;
  Identifier object;

  bool operator==(const Name&) const = default;
};

/// A column, or an attribute inside an object column: "ADDRESS"."ZIP".
using ColumnPath = std::vector<Identifier>;

/// What is kept as it was written: a default, a condition, a bound. Not evaluated. Never empty,
/// parentheses balanced, no comment at either end.
struct Expression {
  std::string text;

  /// Its tokens without comments; views into `text`.
  std::vector<Token> tokens() const { return significant_tokens(text); }
  bool operator==(const Expression&) const = default;
};

/// Text that goes on to the end of the statement as it was written: a query, a PL/SQL body, the
/// details of a statement. May be empty. Queries and PL/SQL keep the white space before them.
struct Verbatim {
  std::string text;

  bool operator==(const Verbatim&) const = default;
};

/// A keyword in capitals, perhaps of several words, and its value as written or "":
/// {"PCTFREE", "10"}, {"LOGGING", ""}, {"START WITH", "-1"}.
struct Option {
  std::string keyword;
  std::string value;

  bool operator==(const Option&) const = default;
};

/// STORAGE (INITIAL 65536 FREELIST GROUPS 1 ...): the parameters in order.
struct StorageClause {
  std::vector<Option> parameters;

  bool operator==(const StorageClause&) const = default;
};

struct TablespaceClause {
  Identifier name;
  bool is_set = false;  // TABLESPACE SET "X", of sharded tables

  bool operator==(const TablespaceClause&) const = default;
};

/// An attribute that the grammar does not know, as written: a word and what follows it, up to an
/// attribute that is known. Parentheses balanced.
struct UnknownClause {
  std::string text;

  bool operator==(const UnknownClause&) const = default;
};

/// How and where a segment is stored; nothing that changes what its rows mean.
using PhysicalClause = std::variant<Option, StorageClause, TablespaceClause>;
using Physical = std::vector<PhysicalClause>;

/// The first option of that keyword, or null.
const Option* find_option(const std::vector<Option>& options, std::string_view keyword);

/// The first clause that holds a T, or null. `clauses` is a vector of variants.
template <typename T, typename Variant>
const T* find(const std::vector<Variant>& clauses) {
  for (const Variant& clause : clauses) {
    if (const T* found = std::get_if<T>(&clause)) return found;
  }
  return nullptr;
}

/// The first T among the physical attributes, or null: find_physical<TablespaceClause>(clauses).
/// `clauses` is a vector of variants that may hold a PhysicalClause.
template <typename T, typename Variant>
const T* find_physical(const std::vector<Variant>& clauses) {
  for (const Variant& clause : clauses) {
    const auto* physical = std::get_if<PhysicalClause>(&clause);
    if (const T* found = physical ? std::get_if<T>(physical) : nullptr) return found;
  }
  return nullptr;
}

}  // namespace exhume::sql
