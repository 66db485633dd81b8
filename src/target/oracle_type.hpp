#pragma once
// Types as Oracle writes them: what targets tell people about a column's origin.

#include <string>

#include "formats/types/column.hpp"
#include "src/sql/ast_table.hpp"

namespace exhume::target {

/// NUMBER(7,2), TIMESTAMP(6) WITH TIME ZONE.
std::string oracle_text(const sql::DataType& type);

/// The same from a column descriptor, which knows neither lengths nor digits: NUMBER.
std::string oracle_text(const types::ColumnType& type);

}  // namespace exhume::target
