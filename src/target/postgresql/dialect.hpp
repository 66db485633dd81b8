#pragma once
// How PostgreSQL writes names, strings, types and expressions.

#include <string>
#include <string_view>

#include "formats/types/column.hpp"
#include "src/sql/ast_table.hpp"
#include "src/target/dialect.hpp"

namespace exhume::target::postgresql {

/// The text in single quotes, for a session with standard_conforming_strings.
std::string quoted_text(std::string_view text);

/// The narrowest type whose columns hold every value of `type` and change none. Objects,
/// collections and unknown types are bytea. https://www.postgresql.org/docs/12/datatype.html
std::string declared_type(const sql::DataType& type);

/// The same from a column descriptor, which knows less.
std::string declared_type(const types::ColumnType& type);

/// What a column makes of the text that it is given.
enum class Holds { text, padded_text, bytes, numbers, other };

/// By its type as declared_type() or the server's format_type() writes it.
Holds what_it_holds(std::string_view declared);

/// As target::translate_expression(): NVL becomes COALESCE.
Translation translate_expression(const sql::Expression& expression, const FindColumn& find_column);

/// As target::translate_default(), for a column of the type `declared`: SYSDATE becomes
/// LOCALTIMESTAMP(0), USER becomes CURRENT_USER.
Translation translate_default(const sql::Expression& expression, std::string_view declared);

/// All of this, as every target has it.
const Dialect& dialect();

}  // namespace exhume::target::postgresql
