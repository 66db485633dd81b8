#pragma once
// How SQLite writes names and types, and what it does with the types it is given.

#include <optional>
#include <string>
#include <string_view>

#include "formats/types/column.hpp"
#include "src/sql/ast_table.hpp"
#include "src/target/dialect.hpp"

namespace exhume::target::sqlite {

/// What a column makes of the values it takes. https://www.sqlite.org/datatype3.html, 3.1.
enum class Affinity { text, numeric, integer, real, none };

/// The affinity of a column declared with that type.
Affinity affinity_of(std::string_view declared);

/// Whether a column declared so holds strings, and not dates or the like in text form.
bool holds_strings(std::string_view declared);

/// Names that SQLite takes for one: it folds ASCII letters only.
std::string folded(std::string_view name);

/// The declared type of a column that holds `type` and loses nothing; "" stands for none. A
/// NUMBER gets one only when all of its values are exact under that type's affinity.
std::string declared_type(const sql::DataType& type);

/// The same from a column descriptor, which knows less.
std::string declared_type(const types::ColumnType& type);

/// All of this, as every target has it.
const Dialect& dialect();

}  // namespace exhume::target::sqlite
