#include <fmt/format.h>

#include <algorithm>

#include "formats/exp/marks.hpp"
#include "formats/exp/put.hpp"
#include "formats/exp/table_data.hpp"
#include "src/base/error.hpp"

namespace exhume::exp {
namespace {

bool has_type_name(const types::ColumnType& column) {
  return !column.type_owner.empty() || !column.type_name.empty();
}

void put_names(ByteBuffer& out, const DataHead& head) {
  if (head.type_column_names.empty() && std::ranges::none_of(head.columns, has_type_name)) {
    put_u16le(out, 0);
    return;
  }
  put_u16le(out, static_cast<std::uint16_t>(head.columns.size()));
  for (std::size_t i = 0; i < head.columns.size(); ++i) {
    const bool named = i < head.type_column_names.size();
    put_short_counted(out, head.columns[i].type_owner, "the owner of a type");
    put_short_counted(out, head.columns[i].type_name, "the name of a type");
    put_short_counted(out, named ? head.type_column_names[i] : "", "the name of a column");
  }
}

}  // namespace

void put_data_head(std::vector<std::uint8_t>& out, const DataHead& head, int major_version) {
  if (head.columns.empty() || head.columns.size() > most_columns) {
    throw Error(Code::bad_structure, fmt::format("table data with {} columns: a table has 1 to {}",
                                                 head.columns.size(), most_columns));
  }
  put_u16le(out, static_cast<std::uint16_t>(head.columns.size()));
  for (const types::ColumnType& column : head.columns) {
    put_u16le(out, static_cast<std::uint16_t>(column.code));
    put_u16le(out, column.size);
    if (has_character_set(column.code, major_version)) {
      put_u16le(out, column.charset_id);
      put_u16le(out, column.charset_form);
    }
  }
  if (!has_object_parts(major_version)) {
    if (!head.type_column_names.empty() || !head.direct_path) {
      throw Error(Code::bad_structure, "table data of version 7 with parts that came in version 8");
    }
    return;
  }
  put_names(out, head);
  put_u16le(out, head.direct_path ? 1 : 0);
}

}  // namespace exhume::exp
