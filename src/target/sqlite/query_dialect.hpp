#pragma once
// How SQLite writes the pieces of a query.

#include "src/target/query/query_dialect.hpp"

namespace exhume::target::sqlite {

const QueryDialect& query_dialect();

}  // namespace exhume::target::sqlite
