#pragma once
// Table data out of a dump into text files or a stream.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "src/base/error.hpp"
#include "src/dump/reader.hpp"

namespace exhume::extract {

/// Which tables, and as what.
struct RowsRequest {
  std::vector<std::string> owners;        // empty: all
  std::vector<std::string> tables;        // empty: all
  std::string format = "csv";             // a name that make_row_format() knows
  std::optional<std::string> out_folder;  // nothing: standard output
};

/// What came out of one INSERT of the dump.
struct ExtractedTable {
  std::string owner;
  std::string name;
  std::string partition;
  std::uint64_t rows = 0;
  std::string file;  // empty for standard output
};

/// The outcome. Where `error` is set the dump ended early or is damaged there; all complete
/// rows before it have come out.
struct RowsReport {
  std::vector<ExtractedTable> tables;
  std::vector<std::string> missing;  // requested tables that the dump does not have
  std::optional<Error> error;
};

/// Writes the rows of the requested tables: into the folder one file for each table, named by
/// io::table_file_name(), or all to standard output. Throws Error when writing fails.
RowsReport extract_rows(dump::Reader& dump, const RowsRequest& request);

}  // namespace exhume::extract
