#include "src/import/selection.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/parameters/values.hpp"

namespace exhume::imp {
namespace {

bool matches(const TablePattern& pattern, const std::string& name) {
  return parameters::matches(pattern.name, pattern.is_exact, name);
}

}  // namespace

bool Selection::wants_owner(const std::string& owner) {
  owners_seen_.insert(owner);
  const auto& wanted = parameters_.from_users;
  return wanted.empty() || std::ranges::find(wanted, owner) != wanted.end();
}

std::string Selection::target_owner(const std::string& owner) const {
  const auto& from = parameters_.from_users;
  const auto& to = parameters_.to_users;
  if (from.empty()) return to.empty() ? owner : to.front();
  const auto at = std::ranges::find(from, owner) - from.begin();
  return at < std::ssize(from) && at < std::ssize(to) ? to[static_cast<std::size_t>(at)] : owner;
}

bool Selection::wants_table(const std::string& table) {
  bool is_wanted = !is_by_table();
  for (const TablePattern& pattern : parameters_.tables) {
    if (!matches(pattern, table)) continue;
    patterns_seen_.insert(pattern.written);
    is_wanted = true;
  }
  return is_wanted;
}

bool Selection::wants_rows(const std::string& table, const std::string& partition) {
  bool is_wanted = !is_by_table();
  const auto whole = partition_of_.find({table, partition});
  for (const TablePattern& pattern : parameters_.tables) {
    if (!matches(pattern, table)) continue;
    const bool is_part = pattern.partition == partition ||
                         (whole != partition_of_.end() && whole->second == pattern.partition);
    if (!pattern.partition.empty() && !is_part) continue;
    partitions_seen_.insert(pattern.written);
    is_wanted = true;
  }
  return is_wanted;
}

void Selection::learn_partitions(const sql::CreateTable& table) {
  const auto* partitioning = sql::find<sql::Partitioning>(table.clauses);
  if (partitioning == nullptr) return;
  for (const sql::Partition& partition : partitioning->partitions) {
    for (const sql::Subpartition& part : partition.subpartitions) {
      if (!partition.name || !part.name) continue;
      partition_of_[{table.name.object.text, part.name->text}] = partition.name->text;
    }
  }
}

bool Selection::is_subpartition(const std::string& table, const std::string& partition) const {
  return partition_of_.contains({table, partition});
}

std::vector<Diagnostic> Selection::missing() const {
  std::vector<Diagnostic> out;
  for (const std::string& owner : parameters_.from_users) {
    if (owners_seen_.contains(owner)) continue;
    out.push_back({.code = Code::imp_user_not_found,
                   .message = fmt::format("the file has nothing of user \"{}\"", owner)});
  }
  for (const TablePattern& pattern : parameters_.tables) {
    if (!patterns_seen_.contains(pattern.written)) {
      out.push_back({.code = Code::imp_table_not_found,
                     .message = fmt::format("the file has no table {}", pattern.written)});
    } else if (!pattern.partition.empty() && !partitions_seen_.contains(pattern.written)) {
      out.push_back(
          {.code = Code::imp_partition_not_found,
           .message = fmt::format("the file has no rows of partition {}", pattern.written)});
    }
  }
  return out;
}

}  // namespace exhume::imp
