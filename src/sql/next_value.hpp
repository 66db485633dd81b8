#pragma once
// SEQUENCE.NEXTVAL as a column's default, which Oracle takes from version 12.1 on; exp writes
// identity columns so, too.

#include <optional>

#include "src/sql/ast_common.hpp"

namespace exhume::sql {

/// The sequence whose next value the expression is; nothing for any other expression.
std::optional<Name> sequence_of(const Expression& expression);

/// "OWNER"."SEQUENCE".NEXTVAL: what sequence_of() takes back.
Expression next_value_of(const Name& sequence);

}  // namespace exhume::sql
