#pragma once
// Whether a row meets a condition.

#include <functional>
#include <optional>
#include <span>

#include "formats/types/value.hpp"
#include "src/rewrite/where_grammar.hpp"

namespace exhume::rewrite {

/// A condition on the columns of one table.
class Where {
 public:
  /// Throws Error(imp_bad_parameter) for a column that the table lacks, a type that cannot be
  /// compared, and a literal that is no value of its column.
  Where(const where::Any& condition, std::span<const types::Column> columns);

  /// Whether the condition holds; a comparison with NULL does not, nor does its opposite.
  bool holds(std::span<const types::Value> values) const { return test_(values) == true; }

 private:
  // Nothing where a NULL leaves it open.
  std::function<std::optional<bool>(std::span<const types::Value>)> test_;
};

}  // namespace exhume::rewrite
