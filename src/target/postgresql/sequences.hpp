#pragma once
// CREATE SEQUENCE in PostgreSQL's dialect.

#include <string>

#include "src/sql/ast.hpp"
#include "src/target/expressions.hpp"

namespace exhume::target::postgresql {

/// The sequence with its next value as the start. A limit beyond 64 bits, as Oracle's default is,
/// is left to PostgreSQL; a start or step beyond them is a problem.
Translation create_sequence_sql(const std::string& schema, const std::string& name,
                                const sql::CreateSequence& sequence);

}  // namespace exhume::target::postgresql
