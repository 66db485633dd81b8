#pragma once
// Types as Oracle writes them: what targets tell people about a column's origin.

#include <string>
#include <string_view>

#include "formats/types/column.hpp"
#include "src/sql/ast_table.hpp"

namespace exhume::target {

/// Built-in types that go by several names, Oracle's and those of ANSI.
enum class TypeFamily { decimals, integers, floats, varying_text, fixed_text, other };

/// The family of a built-in type, by its name as sql::DataType has it.
TypeFamily family_of(std::string_view builtin);

/// NUMBER(7,2), TIMESTAMP(6) WITH TIME ZONE.
std::string oracle_text(const sql::DataType& type);

/// The same from a column descriptor, which knows neither lengths nor digits: NUMBER.
std::string oracle_text(const types::ColumnType& type);

}  // namespace exhume::target
