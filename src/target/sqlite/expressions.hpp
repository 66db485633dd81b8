#pragma once
// Defaults, conditions and index keys as SQLite understands them.

#include "src/target/expressions.hpp"

namespace exhume::target::sqlite {

using target::ColumnReference;
using target::FindColumn;
using target::Translation;

/// As target::translate_expression().
Translation translate_expression(const sql::Expression& expression, const FindColumn& find_column);

/// As target::translate_default(), for a column declared so: SYSDATE and its like become
/// CURRENT_TIMESTAMP, and a text in a CHAR gets its blanks, as in rows.
Translation translate_default(const sql::Expression& expression, std::string_view declared);

}  // namespace exhume::target::sqlite
