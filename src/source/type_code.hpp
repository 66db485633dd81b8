#pragma once
// From a type as a statement writes it to Oracle's code for its values.

#include "formats/types/column.hpp"
#include "src/sql/ast_table.hpp"

namespace exhume::source {

/// The code, or TypeCode::object for user-defined types and those whose values have no form of
/// their own in a row.
types::TypeCode type_code(const sql::DataType& type);

/// VARCHAR2(20), read from its text; nothing when the text is no type.
std::optional<sql::DataType> parse_type(const std::string& text);

}  // namespace exhume::source
