#include "src/forecast/declared_columns.hpp"

#include "src/sql/parser.hpp"

namespace exhume::forecast {

void DeclaredColumns::learn(const dump::SqlItem& item) {
  if (item.kind != dump::SqlKind::statement) return;
  const sql::ParseResult parsed = sql::parse(item.text);
  const auto* const statement = std::get_if<sql::Statement>(&parsed);
  const auto* const table =
      statement == nullptr ? nullptr : std::get_if<sql::CreateTable>(statement);
  if (table == nullptr) return;
  const std::string& owner = table->name.schema ? table->name.schema->text : item.owner;
  auto& columns = tables_[{owner, table->name.object.text}];
  for (const sql::Column& column : table->columns) {
    if (column.type) columns[column.name.text] = *column.type;
  }
}

const sql::DataType* DeclaredColumns::find(const types::TableDescription& table,
                                           const std::string& column) const {
  const auto known = tables_.find({table.owner, table.name});
  if (known == tables_.end()) return nullptr;
  const auto found = known->second.find(column);
  return found == known->second.end() ? nullptr : &found->second;
}

}  // namespace exhume::forecast
