#pragma once
// What people write to say which table a segment is.

#include <cstdint>
#include <optional>
#include <string_view>

#include "src/sql/ast_table.hpp"

namespace exhume::transport {

/// A table by its name, perhaps with columns and data object id.
struct TableSpec {
  sql::CreateTable table;  // no columns: to be taken from elsewhere
  std::optional<std::uint32_t> object;
};

/// Reads [OWNER.]NAME[(COLUMN TYPE, ...)][@OBJECT], columns as in CREATE TABLE. UTF-8. Throws
/// Error(imp_bad_parameter) with the place that is not understood.
TableSpec parse_table_spec(std::string_view text);

}  // namespace exhume::transport
