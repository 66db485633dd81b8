#include "src/source/postgresql/catalog.hpp"

#include <fmt/format.h>

#include <set>

#include "src/source/postgresql/native_type.hpp"
#include "src/source/postgresql/sequences.hpp"
#include "src/target/postgresql/dialect.hpp"

namespace exhume::source::postgresql {
namespace {

using target::quoted_name;
using target::postgresql::Result;

// Stands between names in one text.
constexpr char separator = '\x01';

constexpr const char* tables_sql =
    "SELECT n.nspname, c.relname, c.oid FROM pg_catalog.pg_class c "
    "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
    "WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't' "
    "AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', 'exhume')";

constexpr const char* constraints_sql =
    "SELECT con.conname, con.contype, "
    "(SELECT string_agg(a.attname, E'\\x01' ORDER BY k.ord) FROM unnest(con.conkey) WITH "
    "ORDINALITY "
    "k(num, ord) JOIN pg_catalog.pg_attribute a ON a.attrelid = con.conrelid AND a.attnum = "
    "k.num), "
    "pn.nspname, pc.relname, "
    "(SELECT string_agg(a.attname, E'\\x01' ORDER BY k.ord) FROM unnest(con.confkey) WITH "
    "ORDINALITY k(num, ord) JOIN pg_catalog.pg_attribute a ON a.attrelid = con.confrelid AND "
    "a.attnum = k.num), con.confdeltype, pg_catalog.pg_get_expr(con.conbin, con.conrelid) "
    "FROM pg_catalog.pg_constraint con "
    "LEFT JOIN pg_catalog.pg_class pc ON pc.oid = con.confrelid "
    "LEFT JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace "
    "WHERE con.conrelid = $1::oid ORDER BY con.contype, con.oid";

constexpr const char* index_keys_sql =
    "SELECT ic.relname, i.indisunique, a.attname, "
    "pg_catalog.pg_get_indexdef(i.indexrelid, k.ord::integer, true), "
    "(i.indoption::smallint[])[k.ord - 1] & 1 FROM pg_catalog.pg_index i "
    "JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid "
    "CROSS JOIN unnest(i.indkey::smallint[]) WITH ORDINALITY k(num, ord) "
    "LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num "
    "WHERE i.indrelid = $1::oid AND i.indpred IS NULL AND k.ord <= i.indnkeyatts "
    "ORDER BY i.indexrelid, k.ord";

std::vector<std::string> split(const std::string& names) {
  std::vector<std::string> out;
  std::size_t at = 0;
  while (at < names.size()) {
    const std::size_t end = std::min(names.find(separator, at), names.size());
    out.push_back(names.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

sql::OnDelete on_delete(const std::string& code) {
  if (code == "c") return sql::OnDelete::cascade;
  if (code == "n") return sql::OnDelete::set_null;
  return sql::OnDelete::no_action;
}

void take_default(FoundColumn& column, const std::string& expression) {
  if (expression.empty() || !column.default_text.empty()) return;
  const target::Translation translation = oracle_default(without_casts(expression), "SYSTIMESTAMP");
  column.default_text = translation.sql;
  column.unknown_default = translation.problem;
}

}  // namespace

Catalog::Catalog(target::postgresql::Connection& connection, std::string own_user)
    : connection_(connection), own_user_(std::move(own_user)) {
  has_side_tables_ = connection_
                         .query(
                             "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = 'exhume' "
                             "AND tablename = 'exhume_definitions'",
                             {})
                         .rows() > 0;
  if (own_user_.empty())
    own_user_ = oracle_name(connection_.query("SELECT current_user", {}).text(0, 0));
  read_tables();
  read_definitions();
}

std::string Catalog::owner_of(const std::string& schema) const {
  return schema == "public" ? own_user_ : oracle_name(schema);
}

void Catalog::read_tables() {
  if (has_side_tables_) {
    const Result known = connection_.query(
        "SELECT owner, name, schema_name, table_name FROM exhume.exhume_tables", {});
    for (int i = 0; i < known.rows(); ++i) {
      oracle_names_[{known.text(i, 2), known.text(i, 3)}] = {known.text(i, 0), known.text(i, 1)};
    }
  }
  const Result found = connection_.query(tables_sql, {});
  for (int i = 0; i < found.rows(); ++i) {
    const Place place{found.text(i, 0), found.text(i, 1), found.text(i, 2)};
    const auto known = oracle_names_.find({place.schema, place.name});
    const bool is_imported = known != oracle_names_.end();
    const Name name =
        is_imported ? known->second : Name{owner_of(place.schema), oracle_name(place.name)};
    oracle_names_[{place.schema, place.name}] = name;
    tables_[name] = place;
    tables_[name].is_imported = is_imported;
  }
}

void Catalog::read_definitions() {
  if (!has_side_tables_) return;
  const Result kept = connection_.query(
      "SELECT owner, table_name, kind, name, relation_name, statement FROM "
      "exhume.exhume_definitions ORDER BY number",
      {});
  for (int i = 0; i < kept.rows(); ++i) {
    definitions_.push_back({kept.text(i, 0), kept.text(i, 1), kept.text(i, 2), kept.text(i, 3),
                            kept.text(i, 4), kept.text(i, 5)});
  }
}

std::vector<std::string> Catalog::owners() const {
  std::set<std::string> owners;
  for (const auto& [name, place] : tables_) owners.insert(name.first);
  for (const target::Definition& definition : definitions_) owners.insert(definition.owner);
  if (has_side_tables_) {
    const Result known = connection_.query("SELECT DISTINCT owner FROM exhume.exhume_objects", {});
    for (int i = 0; i < known.rows(); ++i) owners.insert(known.text(i, 0));
  }
  owners.erase("");
  return {owners.begin(), owners.end()};
}

std::vector<std::string> Catalog::tables(const std::string& owner) const {
  std::vector<std::string> out;
  for (const auto& [name, place] : tables_) {
    if (name.first == owner) out.push_back(name.second);
  }
  return out;
}

std::vector<Object> Catalog::objects(const std::string& owner) {
  std::vector<Object> out;
  if (!has_side_tables_) return out;
  const Result found = connection_.query(
      "SELECT kind, name, definition FROM exhume.exhume_objects WHERE owner = $1 ORDER BY ctid",
      {owner});
  for (int i = 0; i < found.rows(); ++i) {
    out.push_back({ddl::find_kind(found.text(i, 0)).value_or(ddl::Kind::other), found.text(i, 1),
                   found.text(i, 2)});
  }
  return out;
}

std::vector<sql::CreateSequence> Catalog::sequences(const std::string& owner) {
  return read_sequences(connection_, definitions_, owner,
                        [this](const std::string& schema) { return owner_of(schema); });
}

FoundTable Catalog::table(const std::string& owner, const std::string& name) {
  const Place& place = tables_.at({owner, name});
  FoundTable table{.owner = owner,
                   .name = name,
                   .found_name = quoted_name(place.schema) + "." + quoted_name(place.name)};
  table.comment = connection_
                      .query("SELECT coalesce(pg_catalog.obj_description($1::oid, 'pg_class'), '')",
                             {place.oid})
                      .text(0, 0);
  read_columns(table, place);
  read_constraints(table, place);
  read_indexes(table, place);
  return table;
}

void Catalog::read_columns(FoundTable& table, const Place& place) {
  const std::string noted =
      place.is_imported
          ? "known.name, known.oracle_type, known.default_expression FROM pg_catalog.pg_attribute "
            "a LEFT JOIN exhume.exhume_columns known ON known.owner = $2 AND known.table_name = $3 "
            "AND known.column_name = a.attname "
          : "$2::text, $3::text, '' FROM pg_catalog.pg_attribute a ";
  const Result found = connection_.query(
      "SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull, "
      "a.attgenerated, (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM "
      "pg_catalog.pg_attrdef d WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum), "
      "pg_catalog.col_description(a.attrelid, a.attnum), " +
          noted +
          "WHERE a.attrelid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum",
      {place.oid, table.owner, table.name});
  auto& names = column_names_[{place.schema, place.name}];
  for (int i = 0; i < found.rows(); ++i) {
    FoundColumn column{.found_name = found.text(i, 0),
                       .declared = declared_type(found.text(i, 1)),
                       .not_null = found.text(i, 2) == "t",
                       .generated = !found.text(i, 3).empty(),
                       .comment = found.text(i, 5)};
    if (place.is_imported) {
      column.name = found.text(i, 6);
      column.oracle_type = found.text(i, 7);
      column.default_text = found.text(i, 8);
    }
    if (column.name.empty()) column.name = oracle_name(column.found_name);
    if (!column.generated) take_default(column, found.text(i, 4));
    column.type = native_type(column.declared);
    names[column.found_name] = column.name;
    table.columns.push_back(std::move(column));
  }
}

std::vector<std::string> Catalog::oracle_columns(const Name& table,
                                                 const std::string& found_names) {
  std::vector<std::string> out;
  for (const std::string& found_name : split(found_names)) {
    const auto& names = column_names_[table];
    const auto known = names.find(found_name);
    out.push_back(known == names.end() ? oracle_name(found_name) : known->second);
  }
  return out;
}

void Catalog::read_constraints(FoundTable& table, const Place& place) {
  const Name own{place.schema, place.name};
  const Result found = connection_.query(constraints_sql, {place.oid});
  for (int i = 0; i < found.rows(); ++i) {
    const std::string name = oracle_name(found.text(i, 0));
    const std::string type = found.text(i, 1);
    if (type == "p" || type == "u") {
      table.keys.push_back({name, type == "p", oracle_columns(own, found.text(i, 2))});
    } else if (type == "c") {
      table.checks.push_back({name, without_casts(found.text(i, 7))});
    } else if (type == "f") {
      const Name parent{found.text(i, 3), found.text(i, 4)};
      const auto known = oracle_names_.find(parent);
      if (known == oracle_names_.end()) continue;
      table.references.push_back({name, oracle_columns(own, found.text(i, 2)), known->second.first,
                                  known->second.second, oracle_columns(parent, found.text(i, 5)),
                                  on_delete(found.text(i, 6))});
    }
  }
}

void Catalog::read_indexes(FoundTable& table, const Place& place) {
  const Name own{place.schema, place.name};
  const Result found = connection_.query(index_keys_sql, {place.oid});
  for (int i = 0; i < found.rows(); ++i) {
    const std::string name = found.text(i, 0);
    if (table.indexes.empty() || table.indexes.back().name != name) {
      table.indexes.push_back({.name = name, .unique = found.text(i, 1) == "t"});
    }
    FoundIndexKey key{.descending = found.text(i, 4) == "1"};
    const std::string column = found.text(i, 2);
    if (column.empty()) {
      key.expression = without_casts(found.text(i, 3));
    } else {
      key.column = oracle_columns(own, column)[0];
    }
    table.indexes.back().keys.push_back(std::move(key));
  }
}

}  // namespace exhume::source::postgresql
