#pragma once
// How the parts and kinds of statements are written; printer.hpp is the way in.

#include "src/sql/ast.hpp"
#include "src/sql/writer.hpp"

namespace exhume::sql {

// printer_table.cpp
void write(Writer& out, const CreateTable& statement);
void write(Writer& out, const AlterTable& statement);
void write(Writer& out, const LobStorage& storage);
void write(Writer& out, const Column& column);

// printer_constraint.cpp
void write(Writer& out, const Constraint& constraint);

// printer_index.cpp
void write(Writer& out, const CreateIndex& statement);
void write(Writer& out, const IndexClause& clause);

// printer_partition.cpp
void write(Writer& out, const ColumnStorage& storage);
void write(Writer& out, const Overflow& overflow);
void write(Writer& out, const Partitioning& partitioning);
void write(Writer& out, const std::vector<Partition>& partitions);

// printer_objects.cpp
void write(Writer& out, const Insert& statement);
void write(Writer& out, const CreateSequence& statement);
void write(Writer& out, const Comment& statement);
void write(Writer& out, const CreateSynonym& statement);
void write(Writer& out, const Grant& statement);
void write(Writer& out, const CreateView& statement);
void write(Writer& out, const CreateMaterializedView& statement);
void write(Writer& out, const CreateMaterializedViewLog& statement);
void write(Writer& out, const CreateDatabaseLink& statement);
void write(Writer& out, const CreateCluster& statement);
void write(Writer& out, const CreateOther& statement);
void write(Writer& out, const AlterObject& statement);
void write(Writer& out, const DropObject& statement);
void write(Writer& out, const AlterSession& statement);
void write(Writer& out, const Analyze& statement);
void write(Writer& out, const OtherStatement& statement);

// printer_program.cpp
void write(Writer& out, const CreateType& statement);
void write(Writer& out, const CreateProgram& statement);
void write(Writer& out, const Execute& statement);
void write(Writer& out, const TransportCall& statement);
void write(Writer& out, const Block& statement);

}  // namespace exhume::sql
