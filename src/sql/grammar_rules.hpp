#pragma once
// The rules that grammar files share, each defined in the file named above it.

#include "src/sql/grammar_core.hpp"

namespace exhume::sql::grammar {

template <typename Id, typename Attribute>
using Rule = x3::rule<Id, Attribute>;

using Identifiers = std::vector<Identifier>;
using Options = std::vector<Option>;

// grammar_common.cpp
inline const Rule<struct name_id, Name> name = "a name";
inline const Rule<struct column_path_id, ColumnPath> column_path = "a column";
inline const Rule<struct identifier_list_id, Identifiers> identifier_list = "a list of names";
inline const Rule<struct parenthesised_id, std::string> parenthesised = "( ... )";
inline const Rule<struct physical_id, PhysicalClause> physical_clause = "physical attributes";
inline const Rule<struct physical_group_id, Physical> physical_group = "( ... )";
inline const Rule<struct lob_storage_id, LobStorage> lob_storage = "LOB";
inline const Rule<struct sequence_option_id, Option> sequence_option = "an option of a sequence";
BOOST_SPIRIT_DECLARE(decltype(name), decltype(column_path), decltype(identifier_list),
                     decltype(parenthesised), decltype(physical_clause), decltype(physical_group),
                     decltype(lob_storage), decltype(sequence_option))

// grammar_column.cpp
inline const Rule<struct data_type_id, DataType> data_type = "a data type";
inline const Rule<struct column_id, Column> column_definition = "a column";
BOOST_SPIRIT_DECLARE(decltype(data_type), decltype(column_definition))

// grammar_constraint.cpp
inline const Rule<struct inline_constraint_id, Constraint> inline_constraint = "a constraint";
inline const Rule<struct table_constraint_id, Constraint> table_constraint = "a constraint";
BOOST_SPIRIT_DECLARE(decltype(inline_constraint), decltype(table_constraint))

// grammar_partition.cpp
inline const Rule<struct column_storage_id, ColumnStorage> column_storage = "column storage";
inline const Rule<struct overflow_id, Overflow> overflow = "OVERFLOW";
inline const Rule<struct partitioning_id, Partitioning> partitioning = "PARTITION BY";
inline const Rule<struct partition_list_id, std::vector<Partition>> partition_list = "partitions";
BOOST_SPIRIT_DECLARE(decltype(column_storage), decltype(overflow), decltype(partitioning),
                     decltype(partition_list))

// grammar_index.cpp
inline const Rule<struct index_clause_id, IndexClause> index_clause = "an index attribute";
inline const Rule<struct create_index_id, CreateIndex> create_index = "CREATE INDEX";
BOOST_SPIRIT_DECLARE(decltype(index_clause), decltype(create_index))

// grammar_unknown.cpp
inline const Rule<struct unknown_clause_id, UnknownClause> unknown_clause = "an attribute";
inline const Rule<struct unknown_statement_id, Statement> unknown_statement = "a statement";
BOOST_SPIRIT_DECLARE(decltype(unknown_clause), decltype(unknown_statement))

// grammar_table.cpp
inline const Rule<struct create_table_id, CreateTable> create_table = "CREATE TABLE";
inline const Rule<struct alter_table_id, AlterTable> alter_table = "ALTER TABLE";
BOOST_SPIRIT_DECLARE(decltype(create_table), decltype(alter_table))

// grammar_objects.cpp, grammar_program.cpp
inline const Rule<struct object_statement_id, Statement> object_statement = "a statement";
inline const Rule<struct program_statement_id, Statement> program_statement = "a statement";
BOOST_SPIRIT_DECLARE(decltype(object_statement), decltype(program_statement))

}  // namespace exhume::sql::grammar
