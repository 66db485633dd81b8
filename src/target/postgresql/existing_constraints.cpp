#include "src/target/postgresql/existing_constraints.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace exhume::target::postgresql {
namespace {

constexpr const char* constraints_sql =
    "SELECT c.oid, c.conname, c.contype, pg_catalog.pg_get_constraintdef(c.oid), "
    "coalesce(pg_catalog.format('\"%s\".\"%s\"', pn.nspname, p.relname), ''), "
    "coalesce(a.attname, '') FROM pg_catalog.pg_constraint c "
    "JOIN pg_catalog.pg_class r ON r.oid = c.conrelid "
    "JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace "
    "LEFT JOIN pg_catalog.pg_class p ON p.oid = c.confrelid "
    "LEFT JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace "
    "LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) "
    "WHERE n.nspname = $1 AND r.relname = $2 ORDER BY c.oid, a.attname COLLATE \"C\"";

bool is_same_key(std::string_view type, std::vector<std::string> columns,
                 const std::vector<std::string>& known) {
  std::ranges::sort(columns);
  return (type == "p" || type == "u" || type == "f") && columns == known;
}

}  // namespace

std::vector<ExistingConstraints::Known> ExistingConstraints::constraints_of(const Table& table) {
  const Result found = connection_.query(constraints_sql, {table.schema, table.name});
  std::vector<Known> out;
  std::string last;
  for (int i = 0; i < found.rows(); ++i) {
    if (out.empty() || found.text(i, 0) != last) {
      last = found.text(i, 0);
      out.push_back({.name = found.text(i, 1),
                     .type = found.text(i, 2),
                     .columns = {},
                     .parent = found.text(i, 4),
                     .definition = found.text(i, 3)});
    }
    if (!found.text(i, 5).empty()) out.back().columns.push_back(found.text(i, 5));
  }
  return out;
}

bool ExistingConstraints::has_key(const Table& table, const std::string& name,
                                  const std::vector<std::string>& columns) {
  return std::ranges::any_of(constraints_of(table), [&](const Known& known) {
    return known.name == name ||
           (known.type != "f" && is_same_key(known.type, columns, known.columns));
  });
}

bool ExistingConstraints::has_reference(const Table& table, const std::string& name,
                                        const std::vector<std::string>& columns,
                                        const Table& parent) {
  const std::string wanted = fmt::format("\"{}\".\"{}\"", parent.schema, parent.name);
  return std::ranges::any_of(constraints_of(table), [&](const Known& known) {
    return known.name == name || (known.type == "f" && known.parent == wanted &&
                                  is_same_key(known.type, columns, known.columns));
  });
}

// As PostgreSQL writes it, which takes a table that has it.
std::string ExistingConstraints::definition_of(const Table& table, const std::string& condition) {
  const std::string problem = connection_.try_execute(
      fmt::format("CREATE TEMPORARY TABLE exhume_probe (LIKE {}); "
                  "ALTER TABLE pg_temp.exhume_probe ADD CONSTRAINT probe CHECK ({})",
                  qualified_name(table), condition));
  if (!problem.empty()) return "";
  const Result found = connection_.query(
      "SELECT pg_catalog.pg_get_constraintdef(oid) FROM pg_catalog.pg_constraint WHERE "
      "conrelid = 'pg_temp.exhume_probe'::pg_catalog.regclass AND conname = 'probe'",
      {});
  const std::string definition = found.rows() == 0 ? "" : found.text(0, 0);
  connection_.execute("DROP TABLE pg_temp.exhume_probe");
  return definition;
}

bool ExistingConstraints::has_check(const Table& table, const std::string& name,
                                    const std::string& condition) {
  const std::string definition = definition_of(table, condition);
  return std::ranges::any_of(constraints_of(table), [&](const Known& known) {
    return known.name == name || (known.type == "c" && known.definition == definition);
  });
}

}  // namespace exhume::target::postgresql
