#pragma once
// How PostgreSQL writes the pieces of a query.

#include "src/target/query/query_dialect.hpp"

namespace exhume::target::postgresql {

const QueryDialect& query_dialect();

}  // namespace exhume::target::postgresql
