#pragma once
// Is this a statement that an export writes? docs/recover.md, "Statements".

#include <string_view>

#include "formats/exp/statement.hpp"

namespace exhume::recover {

/// Why `statement`, as a reader took it, is none: half a sentence with static storage. Empty when
/// nothing speaks against it. A changed letter inside a text cannot be seen.
std::string_view statement_problem(const exp::Statement& statement);

/// Whether a statement may begin with `at`, seen from its first word.
bool may_begin_statement(Bytes at);

/// Whether what begins with `at` is of so strict a form that it is believed where no line end
/// stands before it.
bool is_strict(Bytes at);

}  // namespace exhume::recover
