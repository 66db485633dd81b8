#include "src/export/table_statements.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "src/base/text.hpp"
#include "src/export/descriptor.hpp"
#include "src/sql/printer.hpp"
#include "src/target/oracle_type.hpp"

namespace exhume::exporter {
namespace {

std::string quoted(const std::string& name) {
  return sql::quote(name, '"');
}

std::string insert_line(const source::Table& table) {
  std::string columns;
  std::string values;
  for (std::size_t i = 0; i < table.stored.size(); ++i) {
    columns += (i == 0 ? "" : ", ") + quoted(table.stored[i].name);
    values += fmt::format("{}:{}", i == 0 ? "" : ", ", i + 1);
  }
  return fmt::format("INSERT INTO {} ({}) VALUES ({})", quoted(table.name), columns, values);
}

std::string add_constraint(const std::string& table, const sql::Constraint& constraint) {
  return sql::print(sql::AlterTable{.name = {.object = {table}},
                                    .action = sql::AddConstraints{.constraints = {constraint}}});
}

// Those that exp writes behind all tables.
bool is_late(const sql::CreateIndex& index) {
  return index.kind == sql::IndexKind::bitmap ||
         std::ranges::any_of(index.keys, [](const sql::IndexKey& key) { return !key.column; });
}

bool has_lobs(const source::Table& table) {
  return std::ranges::any_of(
      table.stored, [](const source::StoredColumn& column) { return types::is_lob(column.code); });
}

}  // namespace

bool TableStatements::can_hold(const source::Table& table) {
  for (const source::StoredColumn& column : table.stored) {
    const bool is_known =
        column.code != types::TypeCode::object && knows(parameters_.release, column.code);
    if (is_known) continue;
    diagnostics_.report(
        {.code = Code::not_translated,
         .message =
             fmt::format("the whole table, since a dump of {} has no way to write the type "
                         "{} of column {}",
                         parameters_.release.name, target::oracle_text(column.type), column.name),
         .place = {.owner = table.owner, .table = table.name}});
    return false;
  }
  return !table.stored.empty();
}

void TableStatements::write(const source::Table& table, const std::vector<std::string>& grants) {
  stream_.line("TABLE " + quoted(table.name));
  stream_.line(sql::print(table.statement));
  write_defaults(table);
  write_rows(table);
  for (const std::string& grant : grants) stream_.line(grant);
  if (parameters_.indexes) {
    for (const sql::CreateIndex& index : table.indexes) {
      if (!is_late(index)) stream_.line(sql::print(index));
    }
  }
  if (parameters_.constraints) write_constraints(table);
  write_comments(table);
}

void TableStatements::write_defaults(const source::Table& table) {
  const std::string alter = "ALTER TABLE " + quoted(table.name) + " MODIFY";
  for (const source::Default& value : table.defaults) {
    stream_.with_text(alter + " DEFAULT", fmt::format("{} ({} DEFAULT {})", alter,
                                                      quoted(value.column.text), value.value.text));
  }
}

exp::DataHead TableStatements::head_of(const source::Table& table) {
  exp::DataHead head;
  const bool names_lobs = has_lobs(table);
  head.direct_path = parameters_.direct && !names_lobs;
  for (const source::StoredColumn& column : table.stored) {
    head.columns.push_back(descriptor(column, header_));
    if (names_lobs) {
      head.type_column_names.push_back(types::is_lob(column.code) ? column.name : "");
    }
  }
  return head;
}

void TableStatements::write_rows(const source::Table& table) {
  // The rows of a temporary table are a session's own.
  const bool is_temporary = table.statement.temporary != sql::Temporary::no;
  if (!parameters_.rows || is_temporary) {
    log_.table_without_rows(table.name);
    return;
  }
  const exp::DataHead head = head_of(table);
  if (parameters_.direct && !head.direct_path) {
    log_.line(fmt::format("Table {} will be exported in conventional path.", table.name));
  }
  log_.begin_rows(table.name, parameters_.feedback);
  stream_.begin_rows(insert_line(table), head);
  database_.begin_rows(table, parameters_.query);
  std::uint64_t read = 0;
  while (const source::Values* values = database_.next_row()) {
    if (!is_sound(table, *values, ++read)) continue;
    log_.row();
    stream_.row({.number = log_.rows(), .values = *values});
  }
  stream_.end_rows();
  log_.end_rows();
}

// A row with a value that its column cannot hold in Oracle is left out, and said to be so.
bool TableStatements::is_sound(const source::Table& table, const source::Values& values,
                               std::uint64_t row) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto* const undecoded = std::get_if<types::Undecoded>(&values[i]);
    if (undecoded == nullptr) continue;
    diagnostics_.report(
        {.code = Code::bad_value,
         .message = fmt::format("the row was left out: {} is no {}: {}",
                                start_of(as_text(undecoded->bytes), 40),
                                target::oracle_text(table.stored[i].type), undecoded->reason),
         .place = {.owner = table.owner,
                   .table = table.name,
                   .row = row,
                   .column = table.stored[i].name}});
    return false;
  }
  return true;
}

void TableStatements::write_constraints(const source::Table& table) {
  for (const sql::Constraint& check : table.checks) write_check(table, check);
  for (const sql::Constraint& key : table.keys) stream_.line(add_constraint(table.name, key));
}

// The condition is a text of its own, as it was typed.
void TableStatements::write_check(const source::Table& table, const sql::Constraint& constraint) {
  const auto* const check = std::get_if<sql::CheckConstraint>(&constraint.rule);
  if (check == nullptr || !parameters_.release.marks_checks) {
    stream_.line(add_constraint(table.name, constraint));
    return;
  }
  const std::string whole = add_constraint(table.name, constraint);
  const std::string& condition = check->condition.text;
  const std::size_t begin = whole.find("CHECK (") + std::string_view("CHECK (").size();
  stream_.with_list("CALTER TABLE",
                    {whole.substr(0, begin), condition, whole.substr(begin + condition.size())});
}

void TableStatements::write_comments(const source::Table& table) {
  const std::string name = quoted(table.name);
  if (!table.comment.empty()) {
    stream_.with_text("COMMENT ON TABLE " + name + " IS ", sql::quote(table.comment, '\''));
  }
  for (const source::ColumnComment& comment : table.column_comments) {
    stream_.with_text(fmt::format("COMMENT ON COLUMN {}.{} IS ", name, quoted(comment.column.text)),
                      sql::quote(comment.text, '\''));
  }
}

void TableStatements::within(const std::string& table, const std::string& text) {
  stream_.line("TABLE " + quoted(table));
  stream_.line(text);
  stream_.line("ENDTABLE");
}

void TableStatements::write_references(const source::Table& table) {
  if (!parameters_.constraints) return;
  for (const sql::Constraint& reference : table.references) {
    within(table.name, add_constraint(table.name, reference));
  }
}

void TableStatements::write_late_indexes(const source::Table& table) {
  if (!parameters_.indexes) return;
  for (const sql::CreateIndex& index : table.indexes) {
    if (is_late(index)) within(table.name, sql::print(index));
  }
}

void TableStatements::write_enabling(const source::Table& table) {
  if (!parameters_.constraints) return;
  for (const std::string& name : table.enabled) {
    within(table.name,
           fmt::format("ALTER TABLE {} ENABLE CONSTRAINT {}", quoted(table.name), quoted(name)));
  }
}

}  // namespace exhume::exporter
