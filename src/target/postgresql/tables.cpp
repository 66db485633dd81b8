#include "src/target/postgresql/tables.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/target/name_note.hpp"
#include "src/target/postgresql/dialect.hpp"

namespace exhume::target::postgresql {

Tables::Tables(Connection& connection, Catalog& catalog, Journal& journal, RelationNames& names,
               Sequences& sequences, Diagnostics& diagnostics)
    : target::Tables(dialect(), catalog, journal, diagnostics),
      connection_(connection),
      catalog_(catalog),
      names_(names),
      sequences_(sequences) {}

std::optional<std::string> Tables::existing_name(const Table& table) {
  const auto [place, is_new] = before_.try_emplace(table.schema);
  if (is_new) place->second = catalog_.tables_of(table.schema);
  const SchemaTables& before = place->second;
  const auto known = before.imported.find({table.owner, table.oracle_name});
  if (known != before.imported.end() && !journal().made_before(table.schema, known->second)) {
    return known->second;
  }
  for (const std::string& wanted :
       {folded_name(table.oracle_name), exact_name(table.oracle_name)}) {
    if (before.others.contains(wanted)) return wanted;
  }
  return std::nullopt;
}

bool Tables::look_up(Table& table) {
  table.schema = schema_name(table.owner);
  const auto existing = existing_name(table);
  if (!existing) return false;
  table.name = *existing;
  table.columns = catalog_.columns_of(table);
  return true;
}

void Tables::place(Table& table) {
  table.schema = names_.make_schema(table.owner);
  table.name = claim_name(table);
}

std::string Tables::claim_name(const Table& table) {
  const std::string wanted = folded_name(table.oracle_name);
  const std::string exact = exact_name(table.oracle_name);
  if (!names_.is_taken(table.schema, wanted) || (wanted == exact && give_way(table, wanted))) {
    names_.take(table.schema, wanted);
    return wanted;
  }
  return names_.claim(table.schema, exact);
}

// EMP is emp until a table comes that Oracle calls "emp" itself: then EMP is "EMP".
bool Tables::give_way(const Table& table, const std::string& name) {
  for (auto& [key, other] : *this) {
    if (!other.created || other.existed || other.schema != table.schema || other.name != name) {
      continue;
    }
    const std::string exact = exact_name(other.oracle_name);
    if (exact == name || names_.is_taken(table.schema, exact)) return false;
    const std::string problem = journal().change("ALTER TABLE " + qualified_name(other) +
                                                 " RENAME TO " + quoted_name(exact));
    if (!problem.empty()) return false;
    other.name = exact;
    journal().note_made(other.schema, other.name);
    names_.take(table.schema, exact);
    catalog_.rename(other);
    note_name(other, "its name", other.oracle_name, other.name);
    return true;
  }
  return false;
}

std::optional<Table> Tables::place_view(const std::string& owner, const std::string& oracle_name) {
  Table view{.owner = owner, .oracle_name = oracle_name};
  view.schema = names_.make_schema(owner);
  view.name = folded_name(oracle_name);
  if (names_.existed(view.schema, view.name)) return std::nullopt;
  if (names_.is_taken(view.schema, view.name)) {
    view.name = names_.claim(view.schema, exact_name(oracle_name));
  } else {
    names_.take(view.schema, view.name);
  }
  if (!is_expected(oracle_name, view.name)) {
    target::note_name(diagnostics(), "view", owner, oracle_name, view.name);
  }
  return view;
}

bool Tables::is_in_the_way(const std::string& owner, const std::string& oracle_name) {
  return names_.view_existed(schema_name(owner), folded_name(oracle_name));
}

std::string Tables::create_sql(const Table& table) const {
  std::string inside;
  for (const Column& column : table.columns) {
    inside += (inside.empty() ? "" : ", ") + column_sql(dialect(), column);
  }
  return "CREATE TABLE " + qualified_name(table) + " (" + inside + ")";
}

Translation Tables::next_value(const sql::Name& sequence, std::string_view declared) {
  const std::string& owner = sequence.schema->text;
  const Sequence* known = sequences_.find(owner, sequence.object.text);
  if (known == nullptr) {
    return {"", fmt::format("there is no sequence {}.{}", owner, sequence.object.text)};
  }
  if (what_it_holds(declared) != Holds::numbers) {
    return {"", fmt::format("the next value of a sequence is no value of the type {}", declared)};
  }
  return {fmt::format("nextval({})", quoted_text(known->sql)), ""};
}

std::string Tables::change_default(Table& table, const Column& column) {
  if (column.default_sql.empty()) return "";
  return journal().change(fmt::format("ALTER TABLE {} ALTER COLUMN {} SET DEFAULT {}",
                                      qualified_name(table), quoted_name(column.name),
                                      column.default_sql));
}

// Of that name, or the one that an earlier import made for it.
bool Tables::has_index(const Table& table, const std::string& oracle_name) {
  const Result found = connection_.query(
      "SELECT indexname FROM pg_catalog.pg_indexes WHERE schemaname = $1 AND tablename = $2 AND "
      "(indexname = $3 OR indexname IN (SELECT relation_name FROM exhume.exhume_definitions WHERE "
      "kind = 'index' AND owner = $4 AND table_name = $5 AND name = $6))",
      {table.schema, table.name, folded_name(oracle_name), table.owner, table.oracle_name,
       oracle_name});
  for (int i = 0; i < found.rows(); ++i) {
    if (!journal().made_before(table.schema, found.text(i, 0))) return true;
  }
  return false;
}

std::string Tables::claim_index(const Table& table, const std::string& oracle_name) {
  return names_.claim(table.schema, folded_name(oracle_name));
}

void Tables::release_name(const Table& table, const std::string& name) {
  names_.release(table.schema, name);
}

void Tables::rename_index(const Table& table, const std::string& from, const std::string& to) {
  names_.release(table.schema, from);
  if (!journal().is_replaying()) catalog_.rename_index(table, from, to);
}

std::string Tables::column_name(const Table& table, const std::string& oracle_name) const {
  TakenNames taken;
  for (const Column& column : table.columns) taken.insert(column.name);
  const std::string folded = folded_name(oracle_name);
  const bool is_another = folded != oracle_name && table.oracle_columns.contains(folded);
  if (is_system_column(folded)) taken.insert(folded);
  return is_another || taken.contains(folded) ? free_name(taken, exact_name(oracle_name)) : folded;
}

void Tables::note_table_name(const Table& table) {
  note_name(table, "its name", table.oracle_name, table.name);
}

void Tables::note_column_name(const Table& table, const Column& column) {
  note_name(table, "the name of column " + column.oracle_name, column.oracle_name, column.name);
}

// Reports that `what` of the table has another name here, when that is more than the letters' case.
void Tables::note_name(const Table& table, const std::string& what, const std::string& oracle_name,
                       const std::string& name) {
  if (is_expected(oracle_name, name)) return;
  left_out(table, what, fmt::format("it is called {}", quoted_name(name)));
}

}  // namespace exhume::target::postgresql
