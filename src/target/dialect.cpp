#include "src/target/dialect.hpp"

#include <fmt/format.h>

namespace exhume::target {

std::string column_sql(const Dialect& dialect, const Column& column) {
  std::string out = quoted_name(column.name);
  if (!column.declared.empty()) out += " " + column.declared;
  if (!column.generated_sql.empty()) {
    out += fmt::format(" GENERATED ALWAYS AS ({}){}", column.generated_sql,
                       dialect.generated_storage());
  }
  if (!column.default_sql.empty()) out += " DEFAULT " + column.default_sql;
  if (column.not_null) out += " NOT NULL";
  return out;
}

}  // namespace exhume::target
