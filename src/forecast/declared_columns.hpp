#pragma once
// What the statements of a dump say of the columns that rows come for.

#include <map>
#include <string>
#include <utility>

#include "src/dump/reader.hpp"
#include "src/sql/ast_table.hpp"

namespace exhume::forecast {

/// Collects the column types of CREATE TABLE statements as they pass.
class DeclaredColumns {
 public:
  /// Takes note of a statement that creates a table; others are passed over.
  void learn(const dump::SqlItem& item);

  /// The declared type, or null where no statement gave one.
  const sql::DataType* find(const types::TableDescription& table, const std::string& column) const;

 private:
  std::map<std::pair<std::string, std::string>, std::map<std::string, sql::DataType>> tables_;
};

}  // namespace exhume::forecast
