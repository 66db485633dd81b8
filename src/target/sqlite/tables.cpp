#include "src/target/sqlite/tables.hpp"

#include <fmt/format.h>

#include "src/sql/tokens.hpp"
#include "src/target/name_note.hpp"
#include "src/target/sqlite/dialect.hpp"
#include "src/target/sqlite/schema.hpp"

namespace exhume::target::sqlite {

Names& Tables::names() {
  if (!names_) names_.emplace(connection_, journal());
  return *names_;
}

std::string Tables::plain_name(const Table& table) {
  if (!main_schema_) main_schema_ = catalog_.main_schema(journal()).value_or(table.owner);
  return table.owner == *main_schema_ ? table.oracle_name : table.owner + "." + table.oracle_name;
}

bool Tables::look_up(Table& table) {
  const auto known = catalog_.sqlite_name(table.owner, table.oracle_name);
  if (known && journal().made_before("", *known)) return false;
  if (known) {
    table.name = *known;
  } else {
    Statement query = connection_.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = ?1 COLLATE NOCASE AND "
        "name NOT IN (SELECT sqlite_name FROM exhume_tables) AND name NOT LIKE 'exhume\\_%' "
        "ESCAPE '\\'");
    const std::string wanted = plain_name(table);
    query.bind(1, std::string_view(wanted));
    if (!query.step()) return false;
    table.name = query.text(0);
  }
  Statement info = connection_.prepare(
      "SELECT info.name, info.type, info.\"notnull\", coalesce(known.name, '') "
      "FROM pragma_table_xinfo(?1) AS info LEFT JOIN exhume_columns AS known "
      "ON known.owner = ?2 AND known.table_name = ?3 AND known.sqlite_name = info.name "
      "WHERE info.hidden = 0 ORDER BY info.cid");
  info.bind(1, std::string_view(table.name))
      .bind(2, std::string_view(table.owner))
      .bind(3, std::string_view(table.oracle_name));
  while (info.step()) {
    Column column;
    column.name = info.text(0);
    column.declared = info.text(1);
    column.not_null = info.integer(2) != 0;
    column.oracle_name = info.text(3);
    column.is_native = column.oracle_name.empty();
    if (column.is_native) column.oracle_name = sql::fold_case(column.name);
    table.columns.push_back(std::move(column));
  }
  return true;
}

void Tables::place(Table& table) {
  table.name = names().claim(plain_name(table));
}

std::optional<Table> Tables::place_view(const std::string& owner, const std::string& oracle_name) {
  Table view{.owner = owner, .oracle_name = oracle_name};
  view.name = plain_name(view);
  if (names().existed(view.name)) return std::nullopt;
  const std::string wanted = view.name;
  place(view);
  if (view.name != wanted) note_name(diagnostics(), "view", owner, oracle_name, view.name);
  return view;
}

bool Tables::is_in_the_way(const std::string& owner, const std::string& oracle_name) {
  return names().view_existed(plain_name({.owner = owner, .oracle_name = oracle_name}));
}

std::string Tables::create_sql(const Table& table) const {
  return create_table_sql(table, {});
}

// SQLite has no statement for it: the new definition is written when all rows are in.
std::string Tables::change_default(Table& table, const Column&) {
  table.has_new_defaults = true;
  return "";
}

bool Tables::has_index(const Table& table, const std::string& oracle_name) {
  Statement query = connection_.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'index' AND name = ?1 COLLATE NOCASE AND "
      "tbl_name = ?2 COLLATE NOCASE");
  query.bind(1, std::string_view(oracle_name)).bind(2, std::string_view(table.name));
  return query.step() && !journal().made_before("", query.text(0));
}

std::string Tables::claim_index(const Table&, const std::string& oracle_name) {
  return names().claim(oracle_name);
}

std::string Tables::column_name(const Table& table, const std::string& oracle_name) const {
  TakenNames taken;
  for (const Column& column : table.columns) taken.insert(folded(column.name));
  return free_name(taken, oracle_name);
}

void Tables::note_table_name(const Table& table) {
  if (table.name == plain_name(table)) return;
  left_out(table, "its name", fmt::format("it is taken; the table is called {}", table.name));
}

void Tables::note_column_name(const Table& table, const Column& column) {
  if (column.name == column.oracle_name) return;
  left_out(table, fmt::format("the name of column {}", column.oracle_name),
           fmt::format("SQLite does not tell it from another one's; it is called {}", column.name));
}

}  // namespace exhume::target::sqlite
