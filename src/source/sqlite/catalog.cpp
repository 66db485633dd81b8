#include "src/source/sqlite/catalog.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "src/source/sqlite/check_clauses.hpp"
#include "src/source/sqlite/native_type.hpp"
#include "src/target/sqlite/dialect.hpp"

namespace exhume::source::sqlite {
namespace {

using target::quoted_name;
using target::sqlite::Connection;
using target::sqlite::folded;
using target::sqlite::Statement;

// SQLite finds a name in any case of ASCII letters, so that none of them is meant.
std::string as_oracle(const std::string& name) {
  const std::string upper = oracle_name(folded(name));
  return upper == folded(name) ? name : upper;
}

// How SQLite shows that a column is computed. https://www.sqlite.org/pragma.html, table_xinfo.
bool is_generated(std::int64_t hidden) {
  return hidden == 2 || hidden == 3;
}

HeldValues held_values(const Connection& connection, const std::string& table,
                       const std::string& column) {
  const std::string name = quoted_name(column);
  Statement query = connection.prepare(fmt::format(
      "SELECT max(typeof({0}) = 'text'), max(typeof({0}) = 'blob'), max(typeof({0}) = 'real'), "
      "min(CASE typeof({0}) WHEN 'text' THEN {0} GLOB "
      "'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' END), "
      "max(CASE typeof({0}) WHEN 'text' THEN length({0}) END), "
      "max(CASE typeof({0}) WHEN 'text' THEN length(CAST({0} AS BLOB)) END) FROM {1}",
      name, quoted_name(table)));
  query.step();
  return {.texts = query.integer(0) != 0,
          .blobs = query.integer(1) != 0,
          .reals = query.integer(2) != 0,
          .only_dates = query.integer(3) != 0,
          .longest_text = query.integer(4),
          .most_text_bytes = query.integer(5)};
}

// A default that no import noted, as far as Oracle knows its words.
void take_default(FoundColumn& column, const std::string& sqlite) {
  if (sqlite.empty() || !column.default_text.empty()) return;
  const target::Translation translation = oracle_default(sqlite, "SYSDATE");
  column.default_text = translation.sql;
  column.unknown_default = translation.problem;
}

sql::OnDelete on_delete(const std::string& action) {
  if (action == "CASCADE") return sql::OnDelete::cascade;
  if (action == "SET NULL") return sql::OnDelete::set_null;
  return sql::OnDelete::no_action;
}

}  // namespace

Catalog::Catalog(const Connection& connection, std::string own_user)
    : connection_(connection), own_user_(std::move(own_user)) {
  read_tables();
  read_definitions();
}

bool Catalog::has_side_table(const std::string& name) const {
  Statement query =
      connection_.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1");
  return query.bind(1, std::string_view(name)).step();
}

void Catalog::read_tables() {
  std::set<std::string> imported;
  if (has_side_table("exhume_tables")) {
    Statement known = connection_.prepare(
        "SELECT owner, name, sqlite_name FROM exhume_tables WHERE sqlite_name IN "
        "(SELECT name FROM sqlite_schema WHERE type = 'table') ORDER BY rowid");
    for (bool is_first = true; known.step(); is_first = false) {
      if (is_first) own_user_ = known.text(0);
      tables_[{known.text(0), known.text(1)}] = known.text(2);
      oracle_names_[folded(known.text(2))] = {known.text(0), known.text(1)};
    }
  }
  Statement others = connection_.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' "
      "ESCAPE '\\' AND name NOT LIKE 'exhume\\_%' ESCAPE '\\'");
  while (others.step()) {
    const std::string name = others.text(0);
    if (oracle_names_.contains(folded(name))) continue;
    tables_[{own_user_, as_oracle(name)}] = name;
    oracle_names_[folded(name)] = {own_user_, as_oracle(name)};
  }
}

void Catalog::read_definitions() {
  if (!has_side_table("exhume_definitions")) return;
  Statement kept = connection_.prepare(
      "SELECT owner, table_name, kind, name, sqlite_name, statement FROM exhume_definitions "
      "ORDER BY rowid");
  while (kept.step()) {
    definitions_.push_back(
        {kept.text(0), kept.text(1), kept.text(2), kept.text(3), kept.text(4), kept.text(5)});
  }
}

std::vector<std::string> Catalog::owners() const {
  std::set<std::string> owners;
  for (const auto& [name, sqlite_name] : tables_) owners.insert(name.first);
  for (const target::Definition& definition : definitions_) owners.insert(definition.owner);
  if (has_side_table("exhume_objects")) {
    Statement query = connection_.prepare("SELECT DISTINCT owner FROM exhume_objects");
    while (query.step()) owners.insert(query.text(0));
  }
  owners.erase("");
  return {owners.begin(), owners.end()};
}

std::vector<std::string> Catalog::tables(const std::string& owner) const {
  std::vector<std::string> out;
  for (const auto& [name, sqlite_name] : tables_) {
    if (name.first == owner) out.push_back(name.second);
  }
  return out;
}

std::vector<Object> Catalog::objects(const std::string& owner) const {
  std::vector<Object> out;
  if (!has_side_table("exhume_objects")) return out;
  Statement query = connection_.prepare(
      "SELECT kind, name, definition FROM exhume_objects WHERE owner = ?1 ORDER BY rowid");
  query.bind(1, std::string_view(owner));
  while (query.step()) {
    out.push_back(
        {ddl::find_kind(query.text(0)).value_or(ddl::Kind::other), query.text(1), query.text(2)});
  }
  return out;
}

std::optional<std::string> Catalog::next_value(const std::string& owner,
                                               const std::string& name) const {
  Statement query = connection_.prepare(
      "SELECT next_value FROM exhume_sequences WHERE owner = ?1 AND name = ?2 AND next_value IS "
      "NOT NULL");
  query.bind(1, std::string_view(owner)).bind(2, std::string_view(name));
  return query.step() ? std::optional(query.text(0)) : std::nullopt;
}

FoundTable Catalog::table(const std::string& owner, const std::string& name) const {
  const std::string& sqlite_name = tables_.at({owner, name});
  FoundTable table{.owner = owner, .name = name, .found_name = quoted_name(sqlite_name)};
  if (has_side_table("exhume_tables")) {
    Statement query = connection_.prepare(
        "SELECT coalesce(comment, '') FROM exhume_tables WHERE owner = ?1 AND name = ?2");
    query.bind(1, std::string_view(owner)).bind(2, std::string_view(name));
    if (query.step()) table.comment = query.text(0);
  }
  read_columns(table, sqlite_name);
  read_indexes(table, sqlite_name);
  read_references(table, sqlite_name);
  Statement text =
      connection_.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1");
  text.bind(1, std::string_view(sqlite_name));
  if (text.step()) table.checks = check_clauses(text.text(0));
  return table;
}

void Catalog::read_columns(FoundTable& table, const std::string& sqlite_name) const {
  const bool has_notes = has_side_table("exhume_columns");
  Statement info = connection_.prepare(
      has_notes ? "SELECT info.name, info.type, info.\"notnull\", info.dflt_value, info.pk, "
                  "info.hidden, known.name, known.oracle_type, known.default_expression, "
                  "known.comment FROM pragma_table_xinfo(?1) AS info LEFT JOIN exhume_columns AS "
                  "known ON known.owner = ?2 AND known.table_name = ?3 AND known.sqlite_name = "
                  "info.name ORDER BY info.cid"
                : "SELECT name, type, \"notnull\", dflt_value, pk, hidden, '', '', '', '' FROM "
                  "pragma_table_xinfo(?1) ORDER BY cid");
  info.bind(1, std::string_view(sqlite_name));
  if (has_notes) info.bind(2, std::string_view(table.owner)).bind(3, std::string_view(table.name));
  std::map<std::int64_t, std::string> primary_key;
  while (info.step()) {
    FoundColumn column{.found_name = info.text(0),
                       .declared = info.text(1),
                       .oracle_type = info.text(7),
                       .not_null = info.integer(2) != 0,
                       .generated = is_generated(info.integer(5)),
                       .default_text = info.text(8),
                       .comment = info.text(9)};
    column.name = info.text(6).empty() ? as_oracle(column.found_name) : info.text(6);
    take_default(column, info.text(3));
    if (column.oracle_type.empty() && !column.generated) {
      column.type =
          native_type(column.declared, held_values(connection_, sqlite_name, column.found_name));
    }
    if (info.integer(4) > 0) primary_key[info.integer(4)] = column.name;
    table.columns.push_back(std::move(column));
  }
  if (primary_key.empty()) return;
  FoundKey key{.primary = true};
  for (const auto& [position, name] : primary_key) key.columns.push_back(name);
  table.keys.push_back(std::move(key));
}

void Catalog::read_indexes(FoundTable& table, const std::string& sqlite_name) const {
  // c: CREATE INDEX, u: UNIQUE in CREATE TABLE, pk: its primary key.
  Statement list = connection_.prepare(
      "SELECT name, \"unique\", origin FROM pragma_index_list(?1) WHERE NOT partial ORDER BY seq "
      "DESC");
  list.bind(1, std::string_view(sqlite_name));
  while (list.step()) {
    FoundIndex index{.name = list.text(0), .unique = list.integer(1) != 0};
    Statement keys = connection_.prepare(
        "SELECT name, \"desc\" FROM pragma_index_xinfo(?1) WHERE key ORDER BY seqno");
    keys.bind(1, std::string_view(index.name));
    while (keys.step()) {
      const std::string column = keys.text(0);
      index.keys.push_back({.column = column.empty() ? "" : oracle_column(table, column),
                            .descending = keys.integer(1) != 0});
    }
    if (list.text(2) == "c") {
      table.indexes.push_back(std::move(index));
    } else if (list.text(2) == "u") {
      FoundKey key;
      for (const FoundIndexKey& part : index.keys) key.columns.push_back(part.column);
      table.keys.push_back(std::move(key));
    }
  }
}

void Catalog::read_references(FoundTable& table, const std::string& sqlite_name) const {
  Statement list = connection_.prepare(
      "SELECT id, \"table\", \"from\", coalesce(\"to\", ''), on_delete FROM "
      "pragma_foreign_key_list(?1) ORDER BY id DESC, seq");
  list.bind(1, std::string_view(sqlite_name));
  std::int64_t last = -1;
  while (list.step()) {
    const auto parent = oracle_names_.find(folded(list.text(1)));
    if (parent == oracle_names_.end()) continue;
    const auto& [owner, name] = parent->second;
    if (list.integer(0) != last) {
      last = list.integer(0);
      table.references.push_back(
          {.parent_owner = owner, .parent = name, .on_delete = on_delete(list.text(4))});
    }
    FoundReference& reference = table.references.back();
    reference.columns.push_back(oracle_column(table, list.text(2)));
    if (!list.text(3).empty()) reference.parent_columns.push_back(as_oracle(list.text(3)));
  }
}

std::string Catalog::oracle_column(const FoundTable& table,
                                   const std::string& sqlite_column) const {
  for (const FoundColumn& column : table.columns) {
    if (folded(column.found_name) == folded(sqlite_column)) return column.name;
  }
  return as_oracle(sqlite_column);
}

}  // namespace exhume::source::sqlite
