#pragma once
// Expressions of a query on their way into a target's SQL.

#include <string>
#include <vector>

#include "src/target/query/query_dialect.hpp"

namespace exhume::target::query {

/// Why a query cannot be translated. Thrown within the translation and caught at its end.
struct Untranslatable {
  std::string reason;  // "it calls X"
};

/// An expression in the target's SQL.
struct Value {
  std::string sql;
  Kind kind = Kind::other;
  bool is_literal = false;
  std::string literal;  // its text, without quotes

  bool is_number() const {
    return kind == Kind::integer || kind == Kind::number || kind == Kind::digits;
  }
  bool is_text() const { return kind == Kind::text || kind == Kind::padded_text; }
};

/// The literal '…' of a text, or NULL for '', which Oracle takes for it.
Value text_literal(const std::string& text);

/// A literal without a point or digits of its own beyond what the dialect keeps. Throws
/// Untranslatable.
Value number_literal(std::string_view digits, const QueryDialect& dialect);

/// Makes a literal of `value` where Oracle converts it to what `wanted` is; else leaves it alone.
void convert_literal(Value& value, const Value& wanted, const QueryDialect& dialect);

/// The kind of a CASE or COALESCE with such branches, which are given the first one's kind where
/// Oracle does so. Throws Untranslatable.
Kind common_kind(std::vector<Value>& branches, const QueryDialect& dialect);

/// What a comparison asks for.
enum class Comparison { equality, order };

/// Makes both sides of a comparison such that the target compares as Oracle does. Throws
/// Untranslatable.
void make_comparable(Value& a, Value& b, Comparison comparison, const QueryDialect& dialect);

/// The value as one that sorts by its size: of Kind::digits no more.
Value as_ordered(Value value, const QueryDialect& dialect);

/// a + b and the like. Throws Untranslatable unless both are numbers.
Value computed(char operation, const Value& a, const Value& b, const QueryDialect& dialect);

/// The texts one behind the other. Throws Untranslatable unless all are text.
Value concatenated(const std::vector<Value>& texts, const QueryDialect& dialect);

}  // namespace exhume::target::query
