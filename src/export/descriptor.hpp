#pragma once
// How a dump describes a column.

#include <cstdint>

#include "formats/exp/header.hpp"
#include "formats/types/column.hpp"
#include "src/source/table.hpp"

namespace exhume::exporter {

/// The descriptor of a column of a dump with that header. docs/export-format.md, "Table data".
types::ColumnType descriptor(const source::StoredColumn& column, const exp::Header& header);

}  // namespace exhume::exporter
