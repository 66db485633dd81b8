#include "src/target/sqlite/row_loader.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <utility>

namespace exhume::target::sqlite {
namespace {

RowWriter make_writer(const Connection& connection, const Table& table,
                      const std::vector<BoundColumn>& columns) {
  std::vector<std::string> names;
  std::vector<Affinity> affinities;
  std::string parameters;
  for (const BoundColumn& column : columns) {
    names.push_back(column.column->name);
    affinities.push_back(affinity_of(column.column->declared));
    parameters += parameters.empty() ? "?" : ", ?";
  }
  return {connection.prepare(fmt::format("INSERT INTO {} {} VALUES ({})", quoted_name(table.name),
                                         name_list(names), parameters)),
          std::move(affinities)};
}

}  // namespace

RowLoader::RowLoader(Connection& connection, const Table& table,
                     const std::vector<BoundColumn>& columns)
    : connection_(connection), writer_(make_writer(connection, table, columns)) {}

void RowLoader::insert(const Row& row) {
  const int code = writer_.insert(row.values);
  if (code == SQLITE_OK) return;
  if (!is_refusal(code)) throw_failure(connection_.handle());
  RefusedRow& refused = refused_.emplace_back(RefusedRow{
      row.number, writer_.refusal().empty() ? connection_.message() : writer_.refusal(), {}});
  for (const types::Value& value : row.values) {
    types::append_text(refused.values.emplace_back(), value);
  }
}

std::vector<RefusedRow> RowLoader::take_refused() {
  return std::exchange(refused_, {});
}

}  // namespace exhume::target::sqlite
