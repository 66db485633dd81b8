#include "src/sql/printing.hpp"

namespace exhume::sql {
namespace {

std::string_view keyword(PartitionMethod method) {
  switch (method) {
    case PartitionMethod::none: return "";
    case PartitionMethod::range: return "RANGE";
    case PartitionMethod::list: return "LIST";
    case PartitionMethod::hash: return "HASH";
    case PartitionMethod::system: return "SYSTEM";
    case PartitionMethod::reference: return "REFERENCE";
    case PartitionMethod::consistent_hash: return "CONSISTENT HASH";
  }
  return "";
}

void write_store_in(Writer& out, const std::vector<Identifier>& tablespaces) {
  if (tablespaces.empty() || !out.options().tablespace) return;
  out.word("STORE IN").identifiers(tablespaces);
}

void write_count(Writer& out, std::string_view keyword, const PartitionCount& count) {
  out.word(keyword).word(count.number);
  write_store_in(out, count.tablespaces);
}

void write_clause(Writer& out, const PhysicalClause& clause) {
  out.physical(clause);
}
void write_clause(Writer& out, const Option& clause) {
  out.option(clause);
}
void write_clause(Writer& out, const UnknownClause& clause) {
  out.word(clause.text);
}
template <typename Clause>
void write_clause(Writer& out, const Clause& clause) {
  write(out, clause);
}

void write_head(Writer& out, std::string_view keyword, const Subpartition& head) {
  out.word(keyword);
  if (head.name) out.identifier(*head.name);
  if (head.bounds) {
    out.word("VALUES").word(head.bounds->less_than ? "LESS THAN" : "");
    out.group(head.bounds->values.text);
  }
  for (const auto& item : head.clauses) {
    std::visit([&](const auto& clause) { write_clause(out, clause); }, item);
  }
}

void write_subpartitions(Writer& out, const std::vector<Subpartition>& subpartitions) {
  out.block(subpartitions,
            [&](const Subpartition& item) { write_head(out, "SUBPARTITION", item); });
}

void write_partition(Writer& out, const Partition& partition) {
  write_head(out, "PARTITION", partition);
  if (partition.subpartition_count) {
    write_count(out, "SUBPARTITIONS", *partition.subpartition_count);
  }
  if (!partition.subpartitions.empty()) write_subpartitions(out, partition.subpartitions);
}

void write_key(Writer& out, const PartitionKey& key) {
  out.word(keyword(key.method));
  if (!key.columns.empty()) {
    out.list(key.columns, [&](const ColumnPath& column) { out.path(column); });
  }
  if (key.automatic) out.word("AUTOMATIC");
  if (key.interval) out.word("INTERVAL").group(key.interval->text);
  write_store_in(out, key.tablespaces);
}

void write_subpartitioning(Writer& out, const Subpartitioning& subpartitioning) {
  write_key(out.word("SUBPARTITION BY"), subpartitioning);
  if (subpartitioning.count) write_count(out, "SUBPARTITIONS", *subpartitioning.count);
  if (subpartitioning.template_count) {
    write_count(out, "SUBPARTITION TEMPLATE", *subpartitioning.template_count);
  }
  if (subpartitioning.subpartition_template.empty()) return;
  out.word("SUBPARTITION TEMPLATE");
  write_subpartitions(out, subpartitioning.subpartition_template);
}

}  // namespace

void write(Writer& out, const ColumnStorage& storage) {
  out.word(storage.keyword).path(storage.column).word(storage.locality);
  if (storage.storage_table) out.word("STORE AS").name(*storage.storage_table);
  out.word(storage.description);
}

void write(Writer& out, const Overflow& overflow) {
  out.word("OVERFLOW").physical(overflow.physical);
}

void write(Writer& out, const std::vector<Partition>& partitions) {
  out.block(partitions, [&](const Partition& item) { write_partition(out, item); });
}

void write(Writer& out, const Partitioning& partitioning) {
  write_key(out.word("PARTITION BY"), partitioning);
  if (partitioning.subpartitioning) write_subpartitioning(out, *partitioning.subpartitioning);
  if (partitioning.count) write_count(out, "PARTITIONS", *partitioning.count);
  if (!partitioning.partitions.empty()) write(out, partitioning.partitions);
}

}  // namespace exhume::sql
