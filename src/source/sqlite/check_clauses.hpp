#pragma once
// The checks in SQLite's text of a table: no pragma lists them.

#include <string_view>
#include <vector>

#include "src/source/found.hpp"

namespace exhume::source::sqlite {

/// All CHECK clauses of CREATE TABLE, with the names that stand before them.
std::vector<FoundCheck> check_clauses(std::string_view create_table);

}  // namespace exhume::source::sqlite
