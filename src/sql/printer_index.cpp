#include "src/sql/printing.hpp"

namespace exhume::sql {
namespace {

void write_clause(Writer& out, const PhysicalClause& clause) {
  out.physical(clause);
}
void write_clause(Writer& out, const Option& clause) {
  out.option(clause);
}
void write_clause(Writer& out, const IndexType& clause) {
  out.word("INDEXTYPE IS").object(clause.name);
}
void write_clause(Writer& out, const UnknownClause& clause) {
  out.word(clause.text);
}
void write_clause(Writer& out, const LocalPartitioning& clause) {
  out.word("LOCAL");
  if (!clause.tablespaces.empty() && out.options().tablespace) {
    out.word("STORE IN").identifiers(clause.tablespaces);
  }
  if (!clause.partitions.empty()) write(out, clause.partitions);
}
void write_clause(Writer& out, const GlobalPartitioning& clause) {
  out.word("GLOBAL");
  if (clause.partitioning) write(out, *clause.partitioning);
}

void write_key(Writer& out, const IndexKey& key) {
  out.word(key.expression.text);
  if (key.order == SortOrder::ascending) out.word("ASC");
  if (key.order == SortOrder::descending) out.word("DESC");
}

void write_join(Writer& out, const IndexJoin& join) {
  out.word("FROM");
  out.separated(join.tables, [&](const Expression& table) { out.word(table.text); });
  out.word("WHERE").word(join.condition.text);
}

}  // namespace

void write(Writer& out, const IndexClause& clause) {
  std::visit([&](const auto& value) { write_clause(out, value); }, clause);
}

void write(Writer& out, const CreateIndex& statement) {
  out.word("CREATE");
  if (statement.kind == IndexKind::unique) out.word("UNIQUE");
  if (statement.kind == IndexKind::bitmap) out.word("BITMAP");
  out.word("INDEX").object(statement.name).word("ON");
  if (statement.on_cluster) out.word("CLUSTER");
  out.object(statement.table);
  if (!statement.keys.empty()) {
    out.list(statement.keys, [&](const IndexKey& key) { write_key(out, key); });
  }
  if (statement.join) write_join(out, *statement.join);
  for (const IndexClause& clause : statement.clauses) write(out, clause);
}

}  // namespace exhume::sql
