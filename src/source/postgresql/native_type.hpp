#pragma once
// PostgreSQL's types: how the targets spell them, and what they are in Oracle.

#include <string>

#include "src/sql/ast_table.hpp"

namespace exhume::source::postgresql {

/// A type of the server's format_type() as an import declares it: varchar(20) for character
/// varying(20).
std::string declared_type(std::string formatted);

/// The type of Oracle's that holds every value of a column declared so, where there is one: a
/// CLOB takes the text of whatever has no type there.
sql::DataType native_type(const std::string& declared);

/// The expression that gives the values of a column as the text that read_value() takes.
std::string text_of(const std::string& column, const std::string& declared,
                    const sql::DataType& type);

/// A default or condition without the casts that the server writes behind its literals.
std::string without_casts(const std::string& expression);

}  // namespace exhume::source::postgresql
