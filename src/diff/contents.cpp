#include "src/diff/contents.hpp"

#include <algorithm>
#include <functional>

#include "src/sql/parser.hpp"
#include "src/sql/printer.hpp"
#include "src/target/copy_text.hpp"

namespace exhume::diff {
namespace {

bool counts(const dump::SqlItem& item, const Strictness& strictness) {
  return item.kind != dump::SqlKind::statistics || strictness.statistics;
}

void add_statement(const dump::SqlItem& item, const Strictness& strictness, Contents& contents) {
  if (!counts(item, strictness)) return;
  const auto parsed = sql::parse(item.text);
  const auto* tree = std::get_if<sql::Statement>(&parsed);
  if (tree == nullptr) {
    contents.statements[{item.owner, ddl::Kind::other, ""}].push_back(item.text);
    return;
  }
  ddl::Object object = ddl::describe(*tree);
  if (object.owner.empty()) object.owner = item.owner;
  const sql::PrintOptions options{.storage = strictness.storage, .tablespace = strictness.storage};
  contents.statements[{object.owner, object.kind, object.name}].push_back(
      sql::print(*tree, options));
}

void add_rows(dump::Reader& dump, const types::TableDescription& table, Contents& contents) {
  RowSums& sums = contents.rows[{table.owner, table.name, table.partition}];
  sums.columns.clear();
  for (const types::Column& column : table.columns) sums.columns.push_back(column.name);
  RowText row;
  while (const dump::Values* values = dump.next_row()) {
    make_row_text(*values, row);
    ++sums.rows;
    sums.parts[part_of(row.hash)] += row.hash;
  }
}

}  // namespace

void make_row_text(const dump::Values& values, RowText& row) {
  row.text.clear();
  std::string field;
  for (const types::Value& value : values) {
    if (!row.text.empty() || &value != &values.front()) row.text += '\t';
    if (std::holds_alternative<types::Null>(value)) {
      row.text += "\\N";
      continue;
    }
    field.clear();
    types::append_text(field, value);
    target::append_copy_text(row.text, field);
  }
  row.hash = std::hash<std::string_view>{}(row.text);
}

Contents contents_of(dump::Reader& dump, const Strictness& strictness) {
  Contents contents;
  try {
    while (const auto item = dump.next()) {
      if (const auto* statement = std::get_if<dump::SqlItem>(&*item)) {
        add_statement(*statement, strictness, contents);
      } else {
        add_rows(dump, std::get<dump::DataItem>(*item).table, contents);
      }
    }
  } catch (const Error& error) {
    contents.error = error;
  }
  for (auto& [key, texts] : contents.statements) std::ranges::sort(texts);
  return contents;
}

}  // namespace exhume::diff
